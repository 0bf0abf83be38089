"""Transforms and lints a SAM template with AWS's own tools: check_template.py TEMPLATE KIND...

Prints one JSON object, because starting the tools takes seconds:
  transformed  for each region, the template as CloudFormation transforms it
  pruned       the template for the first region with resources of the given kinds only. References to other resources become
               plain text, for an emulator that does not support them.
  lint         for "template" and for each region's transformed template, the messages of cfn-lint

The code of the functions is at s3://code/function.jar. Exits with 3 if a tool is not installed.
"""

import json
import os
import re
import sys

try:
    import boto3
    from cfnlint.api import lint
    from cfnlint.config import ManualArgs
    from cfnlint.decode.cfn_yaml import load
    from samtranslator.parser.parser import Parser
    from samtranslator.translator.translator import Translator
except ImportError as missing:
    print(missing)
    sys.exit(3)

# The distribution in front of the API is complete in us-east-1 only.
REGIONS = ["eu-central-1", "us-east-1"]
template, kinds = sys.argv[1], set(sys.argv[2:])


def transformed(region):
    os.environ["AWS_DEFAULT_REGION"] = region
    sam = json.loads(json.dumps(load(template)))
    for resource in sam["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = "s3://code/function.jar"
    return Translator({}, Parser(), boto_session=boto3.Session(region_name=region)).translate(sam, {})


def pruned(cloudformation):
    kept = {name: it for name, it in cloudformation["Resources"].items() if it["Type"] in kinds}
    known = set(kept) | set(cloudformation["Parameters"])

    def is_known(name):
        return name.startswith("AWS::") or name.split(".")[0] in known

    def without_unknown(node):
        if isinstance(node, list):
            return [without_unknown(element) for element in node]
        if not isinstance(node, dict):
            return node
        if set(node) == {"Ref"}:
            return node if is_known(node["Ref"]) else "not-created"
        if set(node) == {"Fn::GetAtt"}:
            attribute = node["Fn::GetAtt"]
            return node if is_known(attribute if isinstance(attribute, str) else attribute[0]) else "not-created"
        if set(node) == {"Fn::Sub"} and isinstance(node["Fn::Sub"], str):
            return {
                "Fn::Sub": re.sub(
                    r"\$\{([\w.:]+)}",
                    lambda match: match.group(0) if is_known(match.group(1)) else "not-created",
                    node["Fn::Sub"],
                )
            }
        return {name: without_unknown(value) for name, value in node.items()}

    return {
        "Parameters": cloudformation["Parameters"],
        "Conditions": cloudformation["Conditions"],
        "Resources": without_unknown(kept),
    }


def messages(text, region):
    """Returns warnings and informational messages too."""
    return [str(match) for match in lint(text, config=ManualArgs(include_checks=["I"], regions=[region]))]


by_region = {region: transformed(region) for region in REGIONS}
with open(template) as source:
    linted = {"template": messages(source.read(), REGIONS[0])}
for region in REGIONS:
    linted[region] = messages(json.dumps(by_region[region], indent=1), region)
print(json.dumps({"transformed": by_region, "pruned": pruned(by_region[REGIONS[0]]), "lint": linted}))

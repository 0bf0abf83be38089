"""Transforms a SAM template as CloudFormation would, by AWS's own translator: transform.py TEMPLATE REGION [KIND...]

With kinds, only resources of these are left, and a reference to any other becomes a plain text: for a stand-in that knows no
others. The code of the functions is said to be at s3://code/function.jar.
"""

import json
import os
import re
import sys

import boto3
from cfnlint.decode.cfn_yaml import load
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

template, region, kinds = sys.argv[1], sys.argv[2], set(sys.argv[3:])
os.environ["AWS_DEFAULT_REGION"] = region


def transformed():
    sam = json.loads(json.dumps(load(template)))
    for resource in sam["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = "s3://code/function.jar"
    return Translator({}, Parser(), boto_session=boto3.Session(region_name=region)).translate(sam, {})


def pruned(cloudformation):
    left = {name: it for name, it in cloudformation["Resources"].items() if it["Type"] in kinds}
    known = set(left) | set(cloudformation["Parameters"])

    def is_known(name):
        return name.startswith("AWS::") or name.split(".")[0] in known

    def without_the_others(node):
        if isinstance(node, list):
            return [without_the_others(element) for element in node]
        if not isinstance(node, dict):
            return node
        if set(node) == {"Ref"}:
            return node if is_known(node["Ref"]) else "not-made-here"
        if set(node) == {"Fn::GetAtt"}:
            attribute = node["Fn::GetAtt"]
            return node if is_known(attribute if isinstance(attribute, str) else attribute[0]) else "not-made-here"
        if set(node) == {"Fn::Sub"} and isinstance(node["Fn::Sub"], str):
            return {
                "Fn::Sub": re.sub(
                    r"\$\{([\w.:]+)}",
                    lambda match: match.group(0) if is_known(match.group(1)) else "not-made-here",
                    node["Fn::Sub"],
                )
            }
        return {name: without_the_others(value) for name, value in node.items()}

    return {
        "Parameters": cloudformation["Parameters"],
        "Conditions": cloudformation["Conditions"],
        "Resources": without_the_others(left),
    }


result = transformed()
print(json.dumps(pruned(result) if kinds else result, indent=1))

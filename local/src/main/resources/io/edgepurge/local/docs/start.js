// Reads the description from this server and asks nobody else; the demo account's key is filled in for trying out.
const page = SwaggerUIBundle({
  url: '/openapi.yaml',
  dom_id: '#page',
  validatorUrl: 'none',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  onComplete: () => page.preauthorizeBasic('privateKey', '{{key}}', ''),
});

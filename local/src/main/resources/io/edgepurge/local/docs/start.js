// Loads the OpenAPI document from this server only, and fills in the key of the demo account.
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

/* Starts what GOV.UK Frontend adds to a page. Every page works without it. The address of its module, with the hash of its
   content, is in the page, so that both can be cached for ever. */
const address = document.querySelector('link[rel="modulepreload"]').href;

if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('js-enabled', 'govuk-frontend-supported');
  const { initAll } = await import(address);
  initAll();
}

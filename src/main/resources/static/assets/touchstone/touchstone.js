/* Starts what GOV.UK Frontend adds to a page. Every page works without it. The address of its module, with the hash of its
   content, is in the page, so that both can be cached for ever. */
const address = document.querySelector('link[rel="modulepreload"]').href;

if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('js-enabled', 'govuk-frontend-supported');
  const { initAll } = await import(address);
  initAll();
}

/* What is typed on a page of the form stays in this tab until the page is saved or left on purpose, so that a lost connection loses
   nothing. It is put back only on the same page of the same draft, and is gone when its author signs out. */
const form = document.querySelector('form[data-keep]');
const here = 'typed ' + location.pathname + location.search.replace(/[?&]from=check/, '');
const boxes = () => [...form.elements].filter(box => box.name && !['hidden', 'submit', 'button'].includes(box.type));
const state = () => JSON.stringify([form.elements.base.value, boxes().map(box => [box.name, box.value, box.checked === true])]);

if (document.querySelector('[data-forget]')) {
  sessionStorage.clear();
}
if (form) {
  const shown = state();
  const kept = sessionStorage.getItem(here);
  const [base, typed] = kept === null ? [] : JSON.parse(kept);
  const fits = kept !== null && kept !== shown && base === form.elements.base.value && typed.length === boxes().length;
  if (fits) {
    boxes().forEach((box, at) => {
      if (box.type === 'checkbox' || box.type === 'radio') {
        box.checked = typed[at][2];
      } else {
        box.value = typed[at][1];
      }
    });
    document.querySelector('[data-kept]').hidden = false;
  } else {
    sessionStorage.removeItem(here);
  }
  form.addEventListener('input', () => sessionStorage.setItem(here, state()));
  document.querySelectorAll('[data-leave]').forEach(link => link.addEventListener('click', () => sessionStorage.removeItem(here)));
}

/* What somebody wrote who was signed out is sent once: with the token that they were given since they signed in on another page. */
const again = document.querySelector('form[data-again]');
again?.addEventListener('submit', async event => {
  event.preventDefault();
  const page = await fetch(again.dataset.again).then(answer => answer.text()).catch(() => '');
  const token = new DOMParser().parseFromString(page, 'text/html').querySelector('input[name="_csrf"]');
  if (token) {
    again.elements._csrf.value = token.value;
  }
  again.submit();
});

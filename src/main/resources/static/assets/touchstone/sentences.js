/* While the sentences of a rule are written: asks what may stand at the caret and what is wrong, and shows both. The page works
   without it; nothing is saved by it. Tab always leaves the field, and Escape puts the list away. */
const form = document.querySelector('form[data-typed]');
const field = form.elements.text;
const shown = form.querySelector('.ts-typed');
const [status, list, mistakes] = shown.children;
let next = [];
let active = -1;
let waiting = 0;
let asked = new AbortController();

shown.hidden = false;
field.setAttribute('aria-autocomplete', 'list');
field.setAttribute('aria-haspopup', 'listbox');
field.setAttribute('aria-controls', list.id);
field.setAttribute('autocomplete', 'off');
field.setAttribute('spellcheck', 'false');

const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

function choose(at) {
  active = at;
  [...list.children].forEach((option, i) => option.setAttribute('aria-selected', i === at));
  if (at < 0) {
    field.removeAttribute('aria-activedescendant');
  } else {
    field.setAttribute('aria-activedescendant', list.children[at].id);
    list.children[at].scrollIntoView({ block: 'nearest' });
  }
}

function close() {
  clearTimeout(waiting);
  asked.abort();
  list.hidden = true;
  choose(-1);
}

function take(at) {
  const { from, words } = next[at];
  const space = words.endsWith('"') ? '' : ' ';
  field.setRangeText(words + space, from, field.selectionStart, 'end');
  close();
  ask();
}

/* Puts the list below the line of the caret: a copy of the text up to there, of the same width, is as high. */
function place() {
  const copy = element('div', field.value.slice(0, field.selectionStart) + '.');
  copy.className = 'ts-typed__copy';
  copy.style.width = field.clientWidth + 'px';
  field.after(copy);
  const low = Math.min(copy.offsetHeight - field.scrollTop, field.clientHeight);
  copy.remove();
  list.style.top = field.offsetTop + Math.max(0, low) + 'px';
}

function show(answer, open) {
  next = answer.next;
  list.replaceChildren(...next.map(({ words }, i) => {
    const option = element('li', words);
    option.id = 'next-' + i;
    option.setAttribute('role', 'option');
    option.addEventListener('click', () => take(i));
    return option;
  }));
  choose(-1);
  list.hidden = !open || next.length === 0;
  if (!list.hidden) {
    place();
  }
  mistakes.replaceChildren(...answer.mistakes.map(({ number, line, what, todo }) => {
    const item = element('li', '');
    const button = element('button', mistakes.dataset.line.replace('{0}', number));
    button.type = 'button';
    button.addEventListener('click', () => {
      const begin = field.value.split('\n').slice(0, number - 1).join('\n').length + (number > 1 ? 1 : 0);
      field.focus();
      field.setSelectionRange(begin, begin);
    });
    const code = element('code', line);
    code.className = 'ts-code-line';
    item.append(button, ' ', code, document.createElement('br'), what + ' ' + todo);
    return item;
  }));
  field.setAttribute('aria-invalid', answer.mistakes.length > 0);
  status.textContent = answer.said;
}

function ask(open = true) {
  clearTimeout(waiting);
  asked.abort();
  asked = new AbortController();
  const { signal } = asked;
  waiting = setTimeout(async () => {
    const body = new URLSearchParams(new FormData(form));
    body.set('at', field.selectionStart);
    try {
      const answer = await fetch(form.dataset.typed, { method: 'POST', body, signal });
      if (answer.ok && !answer.redirected) {
        show(await answer.json(), open && document.activeElement === field);
      }
    } catch {
      /* No answer, or overtaken by what was typed since: the page is as it was. */
    }
  }, 300);
}

field.addEventListener('input', () => {
  list.hidden = true;
  choose(-1);
  ask();
});
field.addEventListener('blur', () => {
  list.hidden = true;
  choose(-1);
});
field.addEventListener('click', close);
list.addEventListener('mousedown', event => event.preventDefault());
field.addEventListener('keydown', event => {
  if (event.isComposing) {
    return;
  }
  if (event.key === ' ' && event.ctrlKey) {
    event.preventDefault();
    ask();
  } else if (!list.hidden && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    event.preventDefault();
    const step = event.key === 'ArrowDown' ? 1 : -1;
    choose(active < 0 && step < 0 ? next.length - 1 : (active + step + next.length) % next.length);
  } else if (!list.hidden && event.key === 'Enter' && active >= 0) {
    event.preventDefault();
    take(active);
  } else if (!list.hidden && event.key === 'Escape') {
    event.preventDefault();
    close();
  } else if (['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'].includes(event.key)) {
    close();
  }
});
ask(false);

// Shows the sandbox's state and what happens in it. Names of people are text, never markup.

const at = (selector) => document.querySelector(selector);
const feed = at('#feed');
const LONGEST_FEED = 300;

/** An element with a class, text or children. */
function element(name, { className = '', text, children = [] } = {}) {
  const made = document.createElement(name);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

function windowItem({ name, role, task, url }) {
  const link = element('a', {
    children: [element('b', { text: name }), ` · ${role}`, element('span', { text: task })],
  });
  link.href = url;
  link.target = '_blank';
  link.rel = 'noopener';
  return element('li', { children: [link] });
}

function castItem({ name, story, type }) {
  const say = element('button', { className: 'say', text: type });
  say.type = 'button';
  const who = element('bdi', { children: [element('b', { text: name })] });
  return element('li', { children: [who, element('p', { text: story }), say] });
}

function feedItem({ at: moment, source, text, trouble }) {
  const time = element('time', { text: new Date(moment).toLocaleTimeString() });
  return element('li', {
    className: source,
    children: [
      time,
      element('span', { className: 'source', text: source }),
      element('span', { className: trouble ? 'trouble' : '', text }),
    ],
  });
}

function showMethods(methods) {
  const none = element('li', {
    className: 'none',
    text: 'Nothing: she is asked to register at her next sign-in.',
  });
  at('#methods').replaceChildren(
    ...(methods.length === 0 ? [none] : methods.map((text) => element('li', { text }))),
  );
}

let drawn = false;

async function refresh() {
  const response = await fetch('/api/state');
  const state = await response.json();
  showMethods(state.aliceMethods);
  for (const button of document.querySelectorAll('[data-trouble]'))
    button.setAttribute('aria-pressed', String(button.dataset.trouble === state.trouble));
  if (drawn) return;
  drawn = true;
  at('#windows').replaceChildren(...state.windows.map(windowItem));
  at('#cast').replaceChildren(...state.cast.map(castItem));
}

let waiting;

function refreshSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(() => refresh().catch(lost), 120);
}

function lost() {
  at('#connection').textContent = 'The sandbox does not answer. Is it still running?';
}

const events = new EventSource('/api/events');
events.onopen = () => {
  at('#connection').textContent = '';
  refreshSoon();
};
events.onerror = lost;
events.onmessage = ({ data }) => {
  feed.prepend(feedItem(JSON.parse(data)));
  while (feed.children.length > LONGEST_FEED) feed.lastElementChild.remove();
  refreshSoon();
};

document.addEventListener('click', async ({ target }) => {
  const button = target.closest?.('button');
  if (button?.dataset.post !== undefined) {
    await fetch(button.dataset.post, { method: 'POST' }).catch(lost);
    refreshSoon();
  } else if (button?.classList.contains('say')) {
    await navigator.clipboard.writeText(button.textContent);
    button.classList.add('copied');
    setTimeout(() => button.classList.remove('copied'), 1500);
  }
});

document.addEventListener('change', ({ target }) => {
  if (target.dataset.source !== undefined)
    feed.classList.toggle(`hide-${target.dataset.source}`, !target.checked);
});

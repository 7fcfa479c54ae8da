// The page's accessibility tree: for each thing the program draws, an element of the same role,
// name, state and place, transparent and on top. The program sends differences:
//   {"set": [node...], "gone": [key...], "order": [key, parent key, key, parent key, ...]}
// A node's place ("a") counts from its parent's corner. Focus, Tab, Enter, scrolling and typing
// into fields are the browser's; what they mean is the program's.

const tags = {
  region: 'section', heading: 'h2', text: 'p', button: 'button', link: 'button', tab: 'button', radio: 'button',
  checkbox: 'input', switch: 'input', list: 'ul', listitem: 'li', menuitem: 'button', menuitemcheckbox: 'button',
  menuitemradio: 'button', textbox: 'input', searchbox: 'input', separator: 'hr',
};
// Roles the element does not have by itself.
const roles = new Set(['group', 'toolbar', 'link', 'radio', 'radiogroup', 'tablist', 'tab', 'tabpanel', 'menu', 'menuitem',
  'menuitemcheckbox', 'menuitemradio', 'dialog', 'alertdialog', 'img', 'meter', 'progressbar', 'status', 'alert', 'switch', 'list']);
const holders = new Set(['region', 'group', 'toolbar', 'radiogroup', 'tablist', 'tabpanel', 'list', 'listitem', 'menu', 'dialog',
  'alertdialog', 'status', 'alert']);
const overlays = new Set(['menu', 'dialog', 'alertdialog']);
// One stop for Tab, arrow keys inside.
const composites = { tablist: 'tab', radiogroup: 'radio', menu: 'menuitem' };
const stops = new Set(['tab', 'radio', 'menuitem', 'menuitemcheckbox', 'menuitemradio']);
const focusable = 'button, input, textarea, [tabindex="0"], [contenteditable]';

export function makeTwins(engine, postField) {
  const root = document.getElementById('twins');
  const composer = document.getElementById('composer');
  const elements = new Map();  // key -> element; element.node is what was last sent
  const openers = new Map();  // overlay key -> element that had the focus before
  const unsettled = new Set();
  const toScroll = [];  // new elements that the program shows scrolled
  let wanted = 0;  // key that shall get the focus once it is there

  const keyOf = (element) => element && element.node ? element.node.k : 0;
  const twinAt = (target) => {
    for (let at = target; at && at !== root; at = at.parentElement) if (at.node) return at;
    return null;
  };

  function create(node) {
    if (node.r === 'posttext') return postField.element;
    if (node.home) {
      composer.hidden = false;
      composer.classList.add('t', 'holds');
      return composer;
    }
    let tag = tags[node.r] ?? 'div';
    if (node.r === 'heading') tag = 'h' + (node.level || 2);
    if (node.r === 'textbox' && node.multi) tag = 'textarea';
    const element = document.createElement(tag);
    if (tag === 'button') element.type = 'button';
    if (node.r === 'checkbox' || node.r === 'switch') element.type = 'checkbox';
    if (roles.has(node.r)) element.setAttribute('role', node.r);
    if (node.r === 'textbox' || node.r === 'searchbox') makeField(element, node);
    else element.className = holders.has(node.r) ? 't holds' : tag === 'button' || tag === 'input' ? 't' : 't still';
    if (overlays.has(node.r)) {
      element.tabIndex = -1;
      openers.set(node.k, document.activeElement);
    }
    return element;
  }

  function makeField(element, node) {
    element.className = 'f';
    if (element.tagName === 'INPUT') element.type = node.r === 'searchbox' ? 'search' : 'text';
    for (const [name, value] of [['spellcheck', 'false'], ['autocomplete', 'off'], ['autocorrect', 'off'],
      ['autocapitalize', node.r === 'searchbox' ? 'off' : 'sentences'], ['translate', 'no'], ['data-gramm', 'false'],
      ['data-gramm_editor', 'false'], ['data-enable-grammarly', 'false'], ['data-lt-active', 'false'],
      ['data-1p-ignore', ''], ['data-lpignore', 'true'], ['writingsuggestions', 'false']])
      element.setAttribute(name, value);
    element.addEventListener('input', (event) => { if (!event.isComposing) sendText(element, 0); });
    element.addEventListener('compositionstart', () => { element.composing = true; });
    element.addEventListener('compositionend', () => {
      element.composing = false;
      sendText(element, 0);
    });
    element.addEventListener('change', () => sendText(element, 1));
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && element.tagName === 'INPUT' && !event.isComposing) sendText(element, 1);
    });
  }

  function sendText(element, committed) {
    const text = element.value.normalize('NFC');
    unsettled.add(element);
    engine.callBytes('bedside_twin_text', text, element.node.k, committed);
  }

  function attribute(element, name, value) {
    if (value === undefined || value === '' || value === null) element.removeAttribute(name);
    else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
  }
  const yes = (flag) => (flag === undefined ? undefined : flag ? 'true' : 'false');

  function place(element, [x, y, width, height]) {
    const style = element.style;
    style.left = x + 'px';
    style.top = y + 'px';
    style.width = width + 'px';
    style.height = height + 'px';
  }

  function update(element, node) {
    const before = element.node;
    element.node = node;
    place(element, node.a);
    if (node.r === 'posttext') {
      element.hidden = false;
      attribute(element, 'aria-label', node.n);
      cutHoles(element, node);
      return;
    }
    if (node.r === 'textbox' || node.r === 'searchbox') updateField(element, node);
    const says = !holders.has(node.r) && !element.matches('input, textarea');
    if (node.r === 'text' || node.r === 'heading') {
      if (element.textContent !== (node.n ?? '')) element.textContent = node.n ?? '';
    } else if (says && node.r !== 'img' && node.r !== 'meter' && node.r !== 'progressbar' && node.r !== 'separator') {
      if (element.textContent !== (node.n ?? '')) element.textContent = node.n ?? '';
    } else {
      attribute(element, 'aria-label', node.n);
    }
    if (node.r === 'img' && !node.n) attribute(element, 'aria-hidden', 'true');
    attribute(element, 'aria-description', node.desc);
    attribute(element, 'aria-valuetext', node.r === 'meter' || node.r === 'progressbar' ? node.v : undefined);
    attribute(element, 'aria-valuenow', node.now);
    attribute(element, 'aria-valuemin', node.min);
    attribute(element, 'aria-valuemax', node.max);
    attribute(element, 'aria-keyshortcuts', node.keys);
    attribute(element, 'lang', node.lang);
    attribute(element, 'aria-disabled', node.off ? 'true' : undefined);
    attribute(element, 'aria-haspopup', node.popup ? 'menu' : undefined);
    attribute(element, 'aria-expanded', yes(node.expanded));
    attribute(element, 'aria-pressed', yes(node.pressed));
    attribute(element, 'aria-modal', node.modal ? 'true' : undefined);
    if (node.r === 'tab') attribute(element, 'aria-selected', yes(node.selected ?? 0));
    else attribute(element, 'aria-current', node.selected ? 'true' : undefined);
    element.classList.toggle('over', !!node.over);
    element.classList.toggle('drags', !!node.drag);
    if (element.type === 'checkbox') element.checked = !!node.checked;
    else attribute(element, 'aria-checked', yes(node.checked));
    attribute(element, 'aria-live', node.live ? 'polite' : undefined);
    if (!!node.content !== !!(before && before.content)) {
      element.classList.toggle('scrolls', !!node.content);
      attribute(element, 'tabindex', node.content ? '0' : overlays.has(node.r) ? '-1' : undefined);
    }
    if (node.content) element.style.setProperty('--content', node.content + 'px');
    if (node.content && !before && node.top) toScroll.push(element);
  }

  function updateField(element, node) {
    element.style.fontSize = node.font + 'px';
    attribute(element, 'placeholder', node.hint);
    attribute(element, 'aria-label', node.n);
    attribute(element, 'aria-invalid', node.bad ? 'true' : undefined);
    attribute(element, 'data-undo', node.undo ? 'own' : undefined);
    element.readOnly = !!node.ro;
    cutHoles(element, node);
    settleField(element);
  }

  // The program's text wins, but never while an input method is at work in the field.
  function settleField(element) {
    const value = element.node.v ?? '';
    if (element.value === value || element.value.normalize('NFC') === value || element.composing) return;
    const end = element.selectionEnd;
    element.value = value;
    if (document.activeElement === element) element.setSelectionRange(end, end);
  }

  // Menus and dialogs are drawn on the canvas, below the fields: cut the fields open there.
  function cutHoles(element, node) {
    if (!node.holes) {
      if (element.style.clipPath) element.style.clipPath = '';
      return;
    }
    const box = `M-40 -40H${node.a[2] + 40}V${node.a[3] + 40}H-40Z`;
    const holes = node.holes.map(([x, y, w, h]) => `M${x} ${y}h${w}v${h}h${-w}Z`).join('');
    element.style.clipPath = `path(evenodd, "${box}${holes}")`;
  }

  function remove(key) {
    const element = elements.get(key);
    if (!element) return;
    elements.delete(key);
    const opener = openers.get(key);
    openers.delete(key);
    const hadFocus = element.contains(document.activeElement);
    if (element === composer || element === postField.element) {
      element.node = undefined;
      element.hidden = true;
      return;
    }
    let next = null;
    if (hadFocus && !opener) next = neighbour(element);
    element.remove();
    if (opener && (hadFocus || document.activeElement === document.body)) next = opener;
    if (next && next.isConnected) pendingFocus = next;
  }
  let pendingFocus = null;

  // The nearest control that stays, for when the one with the focus goes away.
  function neighbour(element) {
    const all = [...root.querySelectorAll(focusable)].filter((other) => !element.contains(other));
    const after = all.find((other) => element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING &&
      other.parentElement === element.parentElement);
    return after ?? all.findLast((other) => element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING) ?? null;
  }

  // Puts the children of each parent in the given order, moving as few as possible and never the
  // post's field or what has the focus: moving those would end an input method's work.
  function order(pairs) {
    const cursors = new Map();
    for (let i = 0; i < pairs.length; i += 2) {
      const element = elements.get(pairs[i]);
      const parent = pairs[i + 1] ? elements.get(pairs[i + 1]) : root;
      if (!element || !parent) continue;
      let cursor = cursors.has(parent) ? cursors.get(parent) : parent.firstChild;
      if (element !== cursor) {
        const fixed = element.parentNode === parent && (element === postField.element || element === composer ||
          element.contains(document.activeElement));
        if (fixed) {
          while (cursor && cursor !== element) {
            const next = cursor.nextSibling;
            parent.append(cursor);
            cursor = next;
          }
        } else if (element !== composer && element !== postField.element) {
          parent.insertBefore(element, cursor);
        } else {
          continue;
        }
      }
      cursors.set(parent, element.nextSibling);
    }
  }

  function setTabStops() {
    for (const [role, itemRole] of Object.entries(composites)) {
      for (const composite of root.querySelectorAll(`[role="${role}"]`)) {
        const items = itemsOf(composite, itemRole);
        const current = items.find((item) => item.node.selected || item.node.checked) ?? items[0];
        for (const item of items) {
          const stop = role !== 'menu' && item === current ? 0 : -1;
          if (item.tabIndex !== stop || !item.hasAttribute('tabindex')) item.tabIndex = stop;
        }
      }
    }
  }
  const itemsOf = (composite, itemRole) => [...composite.querySelectorAll(`[role^="${itemRole}"]`)];

  function keepModal() {
    const modal = [...root.children].findLast((element) => element.node && element.node.modal);
    for (const element of root.children) element.inert = !!modal && element !== modal && !element.node?.over;
  }

  function apply(json) {
    const { set, gone, order: sequence } = JSON.parse(json);
    const fresh = [];
    for (const key of gone) remove(key);
    for (const node of set) {
      let element = elements.get(node.k);
      const fits = element && (element.node.r === node.r && !!element.node.multi === !!node.multi &&
        element.node.level === node.level && !!element.node.home === !!node.home);
      if (element && !fits) {
        remove(node.k);
        element = null;
      }
      if (!element) {
        element = create(node);
        elements.set(node.k, element);
        fresh.push(element);
      }
      update(element, node);
    }
    // Fresh elements that replaced others in place have no order sent for them.
    for (const element of fresh) if (!element.isConnected && !sequence.length) root.append(element);
    if (sequence.length) order(sequence);
    for (const element of toScroll.splice(0)) element.scrollTop = element.node.top;
    const moved = fresh.length > 0 || gone.length > 0 || sequence.length > 0;
    if (moved || set.some((node) => stops.has(node.r))) setTabStops();
    if (moved || set.some((node) => node.modal || node.over)) keepModal();
    moveFocus(fresh);
  }

  function moveFocus(fresh) {
    if (pendingFocus) {
      if (!pendingFocus.closest('[inert]')) pendingFocus.focus({ preventScroll: true });
      pendingFocus = null;
    }
    const overlay = fresh.findLast((element) => overlays.has(element.node.r));
    if (overlay) {
      const items = overlay.querySelectorAll('button, input, textarea');
      const first = overlay.node.r === 'menu' ? items[0] : [...items].find((item) => item.matches('.f')) ?? items[0];
      (first ?? overlay).focus({ preventScroll: true });
    }
    if (wanted && elements.has(wanted)) {
      elements.get(wanted).focus();
      wanted = 0;
    }
  }

  // After each frame: what the program did not take over goes back to what it says.
  function settle() {
    for (const element of unsettled) {
      if (!element.node || !element.isConnected) continue;
      if (element.type === 'checkbox') element.checked = !!element.node.checked;
    }
    unsettled.clear();
  }

  root.addEventListener('click', (event) => {
    const element = twinAt(event.target);
    if (!element || !element.matches('button, input[type="checkbox"]')) return;
    if (element.type === 'checkbox') unsettled.add(element);
    // A real press has reached the program as pointer events; this is the keyboard or a screen reader.
    if (event.detail === 0) engine.call('bedside_twin_activate', element.node.k);
  });
  root.addEventListener('focusin', (event) => engine.call('bedside_twin_focus', keyOf(twinAt(event.target)), 1));
  root.addEventListener('focusout', (event) => engine.call('bedside_twin_focus', keyOf(twinAt(event.target)), 0));
  root.addEventListener('scroll', (event) => {
    const element = event.target;
    if (element.node && element.classList.contains('scrolls'))
      engine.call('bedside_twin_scroll', element.node.k, element.scrollLeft, element.scrollTop);
  }, true);

  const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  root.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const element = twinAt(event.target);
    if (!element || element.matches('.f') || element === postField.element) return;
    const composite = element.closest('[role="tablist"], [role="radiogroup"], [role="menu"]');
    let items = composite ? itemsOf(composite, composites[composite.getAttribute('role')]) : [];
    if (!composite) {
      const list = element.closest('ul');
      if (list) items = [...list.children].map((item) => item.querySelector('button')).filter(Boolean);
      if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') return;
    }
    const at = items.indexOf(element);
    if (at < 0) return;
    let next = null;
    if (event.key in steps) {
      const to = at + steps[event.key];
      next = composite ? items[(to + items.length) % items.length] : items[to];
    } else if (event.key === 'Home') next = items[0];
    else if (event.key === 'End') next = items.at(-1);
    else return;
    event.preventDefault();
    if (!next) return;
    next.focus();
    const role = composite && composite.getAttribute('role');
    if (role === 'tablist' || role === 'radiogroup') engine.call('bedside_twin_activate', next.node.k);
  });

  return {
    apply,
    settle,
    focus(key) {
      const element = elements.get(key);
      if (element && !element.closest('[inert]')) element.focus();
      else wanted = key;
    },
    scroll(key, x, y) {
      const element = elements.get(key);
      if (element) element.scrollTo({ left: x, top: y, behavior: 'instant' });
    },
  };
}

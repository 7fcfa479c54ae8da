// The post's text field: a plain-text editable element that is in the page before the program is.
// The browser does caret, input methods and mobile keyboards; the program gets the whole text (NFC)
// with the selection after each change, keeps undo, and says what to mark.

const kindNames = ['spelling', 'advice', 'review', 'block'];

export function makePostField(engine) {
  let element = document.getElementById('post-text');
  if (element.contentEditable !== 'plaintext-only') element = useTextArea(element);
  const plain = element.tagName === 'TEXTAREA';
  let known = '';  // the text as the program knows it
  let composing = false;
  let waiting = null;  // text to show once the input method is done
  let selection = [0, 0];
  let marks = [];  // {start, end, kind, id}, by start
  let attached = false;

  // ---- text and selection as UTF-16 offsets

  function read() {
    if (plain) return element.value;
    let text = '';
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) text += node.data;
      else if (node.nodeName === 'BR') text += '\n';
      else text += (text ? '\n' : '') + node.textContent;
    }
    // An emptied field keeps a line break of the browser's own.
    return text === '\n' ? '' : text;
  }

  // One text node, always; browsers may split it or add line breaks of their own.
  function write(text) {
    if (plain) {
      element.value = text;
    } else if (element.childNodes.length === 1 && element.firstChild.nodeType === Node.TEXT_NODE) {
      const node = element.firstChild;
      const old = node.data;
      let start = 0;
      while (start < old.length && start < text.length && old[start] === text[start]) ++start;
      let end = 0;
      while (end < old.length - start && end < text.length - start && old[old.length - 1 - end] === text[text.length - 1 - end]) ++end;
      if (old !== text) node.replaceData(start, old.length - start - end, text.slice(start, text.length - end));
    } else {
      element.replaceChildren(document.createTextNode(text));
    }
    showEmpty(text);
  }

  const showEmpty = (text) => element.toggleAttribute('data-empty', text === '' || text === '\n');

  function offsetOf(node, offset) {
    if (node === element) {
      let at = 0;
      for (let i = 0; i < offset; ++i) at += lengthOf(element.childNodes[i]);
      return at;
    }
    let at = offset;
    let top = node;
    while (top.parentNode !== element) top = top.parentNode;
    for (let other = top.previousSibling; other; other = other.previousSibling) at += lengthOf(other);
    return at;
  }
  const lengthOf = (node) => (node.nodeType === Node.TEXT_NODE ? node.data.length : node.nodeName === 'BR' ? 1 : node.textContent.length + 1);

  function readSelection() {
    if (plain) return [element.selectionStart, element.selectionEnd];
    const current = document.getSelection();
    if (!current.rangeCount || !element.contains(current.anchorNode)) return selection;
    const range = current.getRangeAt(0);
    return [offsetOf(range.startContainer, range.startOffset), offsetOf(range.endContainer, range.endOffset)];
  }

  function writeSelection([start, end]) {
    selection = [start, end];
    if (plain) {
      element.setSelectionRange(start, end);
      return;
    }
    const node = element.firstChild ?? element.appendChild(document.createTextNode(''));
    const limit = node.data?.length ?? 0;
    document.getSelection().setBaseAndExtent(node, Math.min(start, limit), node, Math.min(end, limit));
  }

  // ---- from the person to the program

  function tidy() {
    let text = read();
    let [start, end] = readSelection();
    const clean = (part) => part.replace(/\r\n?/g, '\n').normalize('NFC');
    const cleaned = clean(text);
    if (cleaned !== text || (!plain && element.childNodes.length > 1)) {
      const at = [clean(text.slice(0, start)).length, clean(text.slice(0, end)).length];
      write(cleaned);
      if (document.activeElement === element) writeSelection(at);
      [start, end] = at;
      text = cleaned;
    }
    selection = [Math.min(start, text.length), Math.min(end, text.length)];
    return text;
  }

  function handOver() {
    if (composing) return;
    const text = tidy();
    showEmpty(text);
    if (!attached || text === known) return;
    known = text;
    engine.callBytes('bedside_post_input', text, selection[0], selection[1]);
  }

  // Some keyboards compose all the time: in a pause what stands there is handed over as it is, so
  // that it is checked and saved, but nothing in the field is touched.
  let pause = 0;
  function handOverMeanwhile() {
    const text = read();
    if (!composing || !attached || text === known || text.normalize('NFC') !== text) return;
    known = text;
    selection = readSelection();
    engine.callBytes('bedside_post_input', text, selection[0], selection[1]);
  }
  element.addEventListener('input', (event) => {
    clearTimeout(pause);
    if (event.isComposing) pause = setTimeout(handOverMeanwhile, 500);
    else handOver();
  });
  element.addEventListener('compositionstart', () => { composing = true; closeExplanation(); });
  element.addEventListener('compositionend', () => {
    composing = false;
    clearTimeout(pause);
    handOver();
    if (waiting) {
      const [text, start, end] = waiting;
      waiting = null;
      setText(text, start, end);
    }
  });
  element.addEventListener('beforeinput', (event) => {
    if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return;
    event.preventDefault();
    engine.call('bedside_post_undo', event.inputType === 'historyRedo' ? 1 : 0);
  });
  document.addEventListener('selectionchange', () => {
    if (!attached || composing || document.activeElement !== element) return;
    const now = readSelection();
    if (now[0] === selection[0] && now[1] === selection[1]) return;
    selection = now;
    engine.call('bedside_post_select', now[0], now[1]);
  });
  // Tab comes back to where the caret was, not to the start.
  let byPointer = false;
  element.addEventListener('pointerdown', () => { byPointer = true; });
  element.addEventListener('focus', () => {
    if (!byPointer && attached) writeSelection(selection);
    byPointer = false;
  });

  // ---- from the program to the screen

  function setText(text, start, end) {
    if (composing) {
      waiting = [text, start, end];
      return;
    }
    const top = element.scrollTop;
    known = text;
    write(text);
    selection = [start, end];
    if (document.activeElement === element) writeSelection(selection);
    element.scrollTop = top;
  }

  const highlights = CSS.highlights && !plain ? kindNames.map((name, i) => {
    const highlight = new Highlight();
    highlight.priority = i;
    CSS.highlights.set('mark-' + name, highlight);
    return highlight;
  }) : null;

  // Four numbers a mark: start, end, kind, id.
  function setMarks(values) {
    marks = [];
    for (let i = 0; i < values.length; i += 4)
      marks.push({ start: values[i], end: values[i + 1], kind: values[i + 2], id: values[i + 3] });
    marks.sort((a, b) => a.start - b.start || b.kind - a.kind);
    if (shown && !marks.some((mark) => mark.id === shown.id)) closeExplanation();
    if (!highlights) return;
    for (const highlight of highlights) highlight.clear();
    const node = element.firstChild;
    if (!node || node.nodeType !== Node.TEXT_NODE) return;
    for (const mark of marks) {
      if (mark.end > node.data.length) continue;
      highlights[mark.kind].add(new StaticRange({ startContainer: node, startOffset: mark.start, endContainer: node, endOffset: mark.end }));
    }
  }

  const behindFold = highlights ? new Highlight() : null;
  if (behindFold) {
    behindFold.priority = -1;
    CSS.highlights.set('behind-fold', behindFold);
  }

  function setBehindFold(start, end) {
    if (!behindFold) return;
    behindFold.clear();
    const node = element.firstChild;
    if (start >= end || !node || node.nodeType !== Node.TEXT_NODE || end > node.data.length) return;
    behindFold.add(new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }));
  }

  function select(start, end, focus) {
    selection = [start, end];
    if (focus) element.focus({ preventScroll: true });
    if (document.activeElement === element || plain) writeSelection(selection);
    const box = boxOf({ start, end });
    const field = element.getBoundingClientRect();
    if (!box || (!box.top && !box.height)) return;
    if (box.bottom > field.bottom) element.scrollTop += box.bottom - field.bottom + 26;
    if (box.top < field.top) element.scrollTop -= field.top - box.top + 26;
  }

  function boxOf({ start, end }) {
    if (plain) return element.getBoundingClientRect();
    const node = element.firstChild;
    if (!node || node.nodeType !== Node.TEXT_NODE) return null;
    const range = document.createRange();
    range.setStart(node, Math.min(start, node.data.length));
    range.setEnd(node, Math.min(Math.max(end, start), node.data.length));
    return range.getClientRects()[0] ?? range.getBoundingClientRect();
  }

  // ---- what a mark means: a small dialog at its place

  const explain = document.createElement('div');
  explain.id = 'explain';
  explain.hidden = true;
  explain.tabIndex = -1;
  explain.setAttribute('role', 'dialog');
  explain.setAttribute('aria-labelledby', 'explain-title');
  document.getElementById('surface').append(explain);
  let shown = null;
  let timer = 0;

  function make(tag, text, className) {
    const made = document.createElement(tag);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function openExplanation(mark, focus) {
    clearTimeout(timer);
    if (shown !== mark || explain.hidden) {
      const answer = JSON.parse(engine.text(engine.call('bedside_post_explain', mark.id)) || 'null');
      if (!answer?.title) return;
      const title = make('h2', answer.title);
      title.id = 'explain-title';
      const close = make('button', '×', 'close');
      close.type = 'button';
      close.setAttribute('aria-label', answer.close);
      close.addEventListener('click', () => { closeExplanation(); element.focus(); });
      const choices = make('div', '', 'choices');
      for (const choice of answer.choices) {
        const button = make('button', choice.label);
        button.type = 'button';
        button.addEventListener('click', () => {
          closeExplanation();
          element.focus();
          engine.call('bedside_post_choice', mark.id, choice.action);
        });
        choices.append(button);
      }
      const parts = [title];
      if (answer.message) parts.push(make('p', answer.message));
      if (answer.source) parts.push(make('p', answer.source, 'source'));
      explain.replaceChildren(...parts, choices, close);
      explain.dataset.kind = kindNames[mark.kind];
      shown = mark;
      explain.hidden = false;
      placeExplanation(mark);
    }
    if (focus) (explain.querySelector('.choices button') ?? explain).focus();
  }

  function placeExplanation(mark) {
    const box = boxOf(mark);
    const page = explain.parentElement.getBoundingClientRect();
    const height = explain.offsetHeight;
    const below = box.bottom + 6 + height <= page.bottom;
    explain.style.top = Math.max(4, below ? box.bottom + 6 : box.top - 6 - height) + 'px';
    explain.style.left = Math.max(8, Math.min(box.left, page.right - explain.offsetWidth - 8)) + 'px';
  }

  function closeExplanation() {
    clearTimeout(timer);
    explain.hidden = true;
    shown = null;
  }

  function offsetAt(x, y) {
    if (plain) return -1;
    const at = document.caretPositionFromPoint ? document.caretPositionFromPoint(x, y) : null;
    if (at) return element.contains(at.offsetNode) ? offsetOf(at.offsetNode, at.offset) : -1;
    const range = document.caretRangeFromPoint?.(x, y);
    return range && element.contains(range.startContainer) ? offsetOf(range.startContainer, range.startOffset) : -1;
  }
  const markAt = (offset) => {
    let best = null;
    for (const mark of marks)
      if (mark.start <= offset && offset <= mark.end && (!best || mark.kind > best.kind)) best = mark;
    return best;
  };
  // Where lines end the nearest text is far away; only what is under the pointer counts.
  const under = (mark, x, y) => {
    const range = document.createRange();
    range.setStart(element.firstChild, mark.start);
    range.setEnd(element.firstChild, mark.end);
    return [...range.getClientRects()].some((box) => box.left - 2 <= x && x <= box.right + 2 && box.top - 3 <= y && y <= box.bottom + 3);
  };

  element.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'touch' || event.buttons || composing || !marks.length) return;
    clearTimeout(timer);
    const { clientX: x, clientY: y } = event;
    timer = setTimeout(() => {
      const mark = markAt(offsetAt(x, y));
      if (mark && under(mark, x, y)) openExplanation(mark, false);
      else if (!explain.contains(document.activeElement)) closeExplanation();
    }, 250);
  });
  element.addEventListener('pointerleave', () => {
    clearTimeout(timer);
    if (!explain.contains(document.activeElement)) timer = setTimeout(closeExplanation, 400);
  });
  explain.addEventListener('pointerenter', () => clearTimeout(timer));
  explain.addEventListener('pointerleave', () => {
    if (!explain.contains(document.activeElement)) timer = setTimeout(closeExplanation, 400);
  });
  element.addEventListener('click', () => {
    const [start, end] = readSelection();
    const mark = start === end ? markAt(start) : null;
    if (mark) openExplanation(mark, false);
    else closeExplanation();
  });
  // Where scrolling ends a line is whole at the top, and at the bottom too: the height is whole lines.
  element.addEventListener('scrollend', () => {
    const line = parseFloat(getComputedStyle(element).lineHeight);
    const whole = Math.round(element.scrollTop / line) * line;
    if (Math.abs(whole - element.scrollTop) >= 1) element.scrollTo({ top: whole, behavior: 'instant' });
  });
  element.addEventListener('scroll', () => { if (!explain.contains(document.activeElement)) closeExplanation(); });
  document.addEventListener('pointerdown', (event) => {
    if (!explain.hidden && !explain.contains(event.target) && event.target !== element) closeExplanation();
  });

  // F8 and Shift+F8 go from mark to mark, from the text and from the dialog alike.
  function step(back) {
    if (!marks.length || element.hidden || element.parentElement.hidden) return;
    const from = shown ? marks.findIndex((mark) => mark.id === shown.id) : -1;
    let next;
    if (from >= 0) next = marks[(from + (back ? marks.length - 1 : 1)) % marks.length];
    else if (back) next = marks.findLast((mark) => mark.end < selection[0]) ?? marks.at(-1);
    else next = marks.find((mark) => mark.start >= selection[1]) ?? marks[0];
    closeExplanation();
    select(next.start, next.end, true);
    openExplanation(next, true);
  }
  window.addEventListener('keydown', (event) => {
    if (event.key === 'F8' && !event.ctrlKey && !event.altKey && !event.metaKey && !element.closest('[inert]') && !composing) {
      event.preventDefault();
      step(event.shiftKey);
    } else if (event.key === 'Escape' && !explain.hidden) {
      event.preventDefault();
      const inside = explain.contains(document.activeElement);
      closeExplanation();
      if (inside) element.focus();
    }
  }, true);

  showEmpty(read());
  return {
    element,
    // Bytes of what was typed before the program came.
    attach() {
      attached = true;
      known = tidy();
      return new TextEncoder().encode(known);
    },
    selection: () => readSelection(),
    setText,
    setMarks,
    setBehindFold,
    select,
    openExplanation(id) {
      const mark = marks.find((other) => other.id === id);
      if (!mark) return;
      select(mark.start, mark.end, true);
      openExplanation(mark, true);
    },
    closeExplanation,
    setLanguage(tag) {
      if (tag) element.lang = tag;
      else element.removeAttribute('lang');
    },
    setReadOnly(readOnly) {
      if (plain) element.readOnly = readOnly;
      else element.contentEditable = readOnly ? 'false' : 'plaintext-only';
      if (readOnly) element.setAttribute('aria-readonly', 'true');
      else element.removeAttribute('aria-readonly');
    },
    setPlaceholder(text) {
      element.dataset.placeholder = text;
      if (plain) element.placeholder = text;
    },
    composing: () => composing,
  };
}

// For browsers without plain-text editable elements: the same field without marks in the text.
function useTextArea(old) {
  const area = document.createElement('textarea');
  for (const { name, value } of old.attributes)
    if (name !== 'contenteditable' && name !== 'role' && name !== 'aria-multiline') area.setAttribute(name, value);
  area.placeholder = old.dataset.placeholder;
  area.value = old.textContent;
  old.replaceWith(area);
  return area;
}

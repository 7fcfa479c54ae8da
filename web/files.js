// Files out (save dialog or download) and in (chosen, dropped, pasted), the clipboard and the
// site's own files. Answers go back to the program as bytes; errors as its numbers.
import { useEmojiFont } from './emoji_font.js';

const unreadable = 604, unwritable = 605, tooLarge = 606, cancelled = 607;

// A list of files as one block: count, then for each: name length, type length, size (all 32-bit,
// little endian), name, type, bytes.
async function pack(files, limit) {
  const encoder = new TextEncoder();
  const parts = [];
  let total = 4;
  for (const file of files) {
    if (file.size > limit) throw tooLarge;
    let bytes;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      throw unreadable;
    }
    const part = { name: encoder.encode(file.name), type: encoder.encode(file.type), bytes };
    total += 12 + part.name.length + part.type.length + bytes.length;
    parts.push(part);
  }
  const out = new Uint8Array(total);
  const view = new DataView(out.buffer);
  view.setUint32(0, parts.length, true);
  let at = 4;
  for (const { name, type, bytes } of parts) {
    view.setUint32(at, name.length, true);
    view.setUint32(at + 4, type.length, true);
    view.setUint32(at + 8, bytes.length, true);
    at += 12;
    for (const piece of [name, type, bytes]) {
      out.set(piece, at);
      at += piece.length;
    }
  }
  return out;
}

export function makeFiles(engine, { early, fetchBytes }) {
  const surface = document.getElementById('surface');
  let receiver = null;  // {id, limit}: who gets dropped and pasted files

  async function deliver(list, id, limit) {
    try {
      engine.done(id, 0, await pack(list, limit));
    } catch (code) {
      engine.done(id, typeof code === 'number' ? code : unreadable);
    }
  }

  surface.addEventListener('dragover', (event) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    surface.dataset.drop = 'true';
  });
  surface.addEventListener('dragleave', (event) => { if (!surface.contains(event.relatedTarget)) delete surface.dataset.drop; });
  surface.addEventListener('drop', (event) => {
    delete surface.dataset.drop;
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    if (receiver) deliver([...event.dataTransfer.files], receiver.id, receiver.limit);
  });
  document.addEventListener('paste', (event) => {
    const list = [...(event.clipboardData?.files ?? [])];
    // A word processor puts a picture of the text beside the text: the text is meant then.
    if (!list.length || event.clipboardData.types.includes('text/plain')) return;
    event.preventDefault();
    if (receiver) deliver(list, receiver.id, receiver.limit);
  }, true);

  // Letters that were added serve the text field too, behind the fonts of the system.
  const added = new Set();
  function useForTheDom(path, bytes) {
    if (!/^packs\/.*\.ttf$/.test(path) || added.has(path)) return;
    added.add(path);
    document.fonts.add(new FontFace(`letters ${added.size}`, bytes));
    const names = [...added].map((_, i) => `"letters ${i + 1}"`);
    document.documentElement.style.setProperty('--letters', names.join(', '));
  }

  return {
    receive(id, limit) { receiver = { id, limit }; },
    open(id, accept, multiple, limit) {
      const chooser = document.createElement('input');
      chooser.type = 'file';
      chooser.accept = accept;
      chooser.multiple = multiple;
      chooser.addEventListener('change', () => deliver([...chooser.files], id, limit));
      chooser.addEventListener('cancel', () => engine.done(id, cancelled));
      chooser.click();
    },
    async save(id, name, type, bytes) {
      const blob = new Blob([bytes], { type });
      if (window.showSaveFilePicker && navigator.userActivation?.isActive) {
        try {
          const dot = name.lastIndexOf('.');
          const types = dot > 0 ? [{ accept: { [type]: [name.slice(dot)] } }] : [];
          const handle = await window.showSaveFilePicker({ suggestedName: name, types });
          const stream = await handle.createWritable();
          await stream.write(blob);
          await stream.close();
          return engine.done(id);
        } catch (error) {
          if (error.name === 'AbortError') return engine.done(id, cancelled);
          if (error.name !== 'SecurityError' && error.name !== 'NotAllowedError') return engine.done(id, unwritable);
        }
      }
      const link = document.createElement('a');
      link.href = URL.createObjectURL(blob);
      link.download = name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      engine.done(id);
    },
    async copy(id, text) {
      try {
        await navigator.clipboard.writeText(text);
        engine.done(id);
      } catch {
        engine.done(id, unwritable);
      }
    },
    async copyPicture(id, bytes) {
      try {
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) })]);
        engine.done(id);
      } catch {
        engine.done(id, unwritable);
      }
    },
    async site(id, path) {
      try {
        const bytes = await (early.get(path) ?? fetchBytes(path));
        early.delete(path);
        engine.done(id, 0, bytes);
        useForTheDom(path, bytes);
        if (path.endsWith('/Twemoji.ttf')) useEmojiFont(bytes).catch(() => {});
      } catch {
        engine.done(id, unreadable);
      }
    },
    // Only what this browser has kept: nothing is asked of the network.
    async kept(id, path) {
      try {
        const answer = await caches.match(new URL(path, document.baseURI).href, { ignoreSearch: true });
        const bytes = new Uint8Array(await answer.arrayBuffer());
        engine.done(id, 0, bytes);
        useForTheDom(path, bytes);
      } catch {
        engine.done(id, unreadable);
      }
    },
    idle(id, call) {
      const wait = window.requestIdleCallback ?? ((run) => setTimeout(() => run({ timeRemaining: () => 4 }), 1));
      wait((deadline) => engine.call('bedside_idle', id, Math.max(1, Math.min(4, deadline.timeRemaining()))), { timeout: 500 });
    },
    after(id, delay) { return setTimeout(() => engine.done(id), delay); },
    cancel(timer) { clearTimeout(timer); },
  };
}

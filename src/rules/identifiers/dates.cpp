// Days: "12 March 2024", "March 12", "12/03/1958", "2024-03-12", "3. maí", "1 d'abril de 2024".
#include <algorithm>
#include <array>

#include "rules/identifiers/digits.h"
#include "rules/identifiers/scan.h"
#include "rules/identifiers/types.h"
#include "rules/identifiers/validators.h"

namespace bedside::rules {
namespace {

bool is_ordinal_ending(std::string_view folded) {
  constexpr std::array<std::string_view, 9> endings = {"st", "nd",  "rd", "th", "e",
                                                       "de", "ste", "r",  "è"};
  return std::ranges::find(endings, folded) != endings.end();
}

struct WordDate {
  std::size_t first = 0;  // tokens
  std::size_t last = 0;
  bool day = false;
  bool year = false;
};

bool is_day(std::optional<int> number) { return number && *number >= 1 && *number <= 31; }
bool is_year(std::optional<int> number) { return number && *number >= 1900 && *number <= 2099; }

// The day before the month at token `i`: "3", "3.", "3rd of", "l'11 d'".
void look_back(const Scan& scan, std::size_t i, WordDate& date) {
  std::size_t at = i;
  for (int steps = 0; at > 0 && steps < 2 && scan.has(at - 1, Trait::DateJoin); ++steps) --at;
  if (at > 0 && (scan.is_mark(at - 1, '.') || scan.is_mark(at - 1, '-'))) --at;
  if (at > 1 && scan.is_word(at - 1) && !scan.token(at - 1).space_before &&
      is_ordinal_ending(scan.text->folded_of(scan.token(at - 1))))
    --at;
  if (at == 0 || !is_day(scan.small_number(at - 1))) return;
  // The second half of "1.5 May" or "10:30 May 3" is no day.
  if (at > 1 && !scan.token(at - 1).space_before &&
      (scan.is_mark(at - 2, ':') || scan.is_mark(at - 2, ',')))
    return;
  date.day = true;
  date.first = at - 1;
}

// What follows the month: "May 3", "May 3rd, 2024", "mei 2024", "de març de 2024".
void look_ahead(const Scan& scan, std::size_t i, WordDate& date) {
  std::size_t at = i + 1;
  if (scan.has(i, Trait::ShortMonth) && scan.is_mark(at, '.')) ++at;
  const bool clock = scan.is_mark(at + 1, ':');
  if (!date.day && !clock && is_day(scan.small_number(at)) && !scan.token(at).line_before) {
    date.day = true;
    date.last = at++;
    if (scan.is_word(at) && !scan.token(at).space_before &&
        is_ordinal_ending(scan.text->folded_of(scan.token(at))))
      date.last = at++;
  }
  if (scan.is_mark(at, ',') || scan.is_mark(at, '-')) ++at;
  while (scan.has(at, Trait::DateJoin)) ++at;
  if (!is_year(scan.small_number(at)) || scan.token(at).line_before) return;
  date.year = true;
  date.last = at;
}

// Everybody announces days; a birth, a stay or a death make it one person's.
float date_confidence(Scan& scan, TextSpan span, std::size_t token, bool full) {
  const Cues near = scan.cues_before(span.begin, 40) | scan.cues_after(span.end, 12);
  if (near.has(Cue::Birth)) return full ? 0.95F : 0.8F;
  const Cues sentence = scan.cues_in_sentence(token);
  const bool care = sentence.has_any(Cues(Cue::CareEvent) | Cue::Died | Cue::Birth);
  const bool patient = sentence.has_any(Cues(Cue::Patient) | Cue::OurPatient | Cue::Relation);
  if (care) return scan.person || patient ? 0.85F : 0.6F;
  if (scan.person && (patient || full)) return 0.6F;
  return full ? 0.35F : 0.3F;
}

// The month alone is no date: "mar" is the sea and "set" is seven where no day stands beside.
void find_word_date(Scan& scan, std::size_t i) {
  if (scan.has(i, Trait::CapitalMonth) && !scan.token(i).capitalised) return;
  WordDate date{i, i, false, false};
  look_back(scan, i, date);
  look_ahead(scan, i, date);
  if (!date.day) return;
  const TextSpan span{scan.token(date.first).begin, scan.token(date.last).end};
  scan.add(type::date, span.begin, span.end, date_confidence(scan, span, i, date.year));
}

struct Parts {
  int first = 0;
  int second = 0;
  int third = 0;
};

bool is_date(const Parts& p, bool year_first, bool short_year) {
  const int year = year_first ? p.first : p.third;
  const int full_year = short_year ? (year <= 40 ? 2000 + year : 1900 + year) : year;
  if (full_year < 1900 || full_year > 2099) return false;
  if (year_first) return is_calendar_date(full_year, p.second, p.third);
  return is_calendar_date(full_year, p.second, p.first) ||
         is_calendar_date(full_year, p.first, p.second);
}

// Three groups joined by the same mark, from chunk `i`.
void find_numeric_date(Scan& scan, std::size_t i) {
  const std::string_view text = scan.text->text;
  const Chunk& a = scan.chunks[i];
  const Chunk& b = scan.chunks[i + 1];
  const Chunk& c = scan.chunks[i + 2];
  const Join join = b.join;
  if (join != c.join || (join != Join::Dash && join != Join::Dot && join != Join::Slash)) return;
  if (!a.digits || !b.digits || !c.digits || b.size() > 2) return;
  if (a.join == join || (i + 3 < scan.chunks.size() && scan.chunks[i + 3].join == join)) return;
  const bool year_first = a.size() == 4 && c.size() <= 2;
  const bool year_last = a.size() <= 2 && (c.size() == 4 || c.size() == 2);
  if (!year_first && !year_last) return;
  const auto value = [&](const Chunk& chunk) {
    return number_of(text.substr(chunk.begin, chunk.size()));
  };
  const bool short_year = year_last && c.size() == 2;
  if (!is_date({value(a), value(b), value(c)}, year_first, short_year)) return;
  const TextSpan span{a.begin, c.end};
  const Cues near = scan.cues_before(span.begin, 24);
  if (near.has(Cue::Version)) return;
  float sure = date_confidence(scan, span, lang::token_at(*scan.text, a.begin), true);
  // "(12-03-1958)" behind a name is a birthday.
  const bool bracketed = a.begin > 0 && text[a.begin - 1] == '(';
  if (bracketed && scan.person) sure = std::max(sure, 0.85F);
  if (short_year && sure < 0.5F) sure = 0.25F;
  scan.add(type::date, span.begin, span.end, sure);
}

}  // namespace

void find_dates(Scan& scan) {
  for (std::size_t i = 0; i + 2 < scan.chunks.size(); ++i) find_numeric_date(scan, i);
  if (!scan.all_traits.has_any(Traits(Trait::Month) | Trait::ShortMonth)) return;
  for (std::size_t i = 0; i < scan.size(); ++i)
    if (scan.has_any(i, Traits(Trait::Month) | Trait::ShortMonth)) find_word_date(scan, i);
}

}  // namespace bedside::rules

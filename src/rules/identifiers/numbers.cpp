// Numbers found by their shape and check digits: every stretch of chunks is offered to the
// detectors of its length.
#include <algorithm>
#include <array>
#include <cstring>

#include "rules/identifiers/digits.h"
#include "rules/identifiers/scan.h"
#include "rules/identifiers/types.h"
#include "rules/identifiers/validators.h"

namespace bedside::rules {
namespace {

// A stretch of chunks as one number.
struct Window {
  TextSpan span;
  std::string_view text;    // as written
  Compact compact;          // without separators
  std::string_view groups;  // lengths of the chunks, one character each: "28" for 06-12345678
  std::array<bool, 6> joins{};
  bool digits = true;
  bool plus = false;

  bool joined_by(Join join) const { return joins[static_cast<std::size_t>(join)]; }
  bool in_one_piece() const { return groups.size() == 1; }
  std::string_view number() const { return compact.view(); }
  bool lower_case() const {
    return std::ranges::any_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
  }
};

// What stands around a window.
struct Around {
  Cues near;    // from 36 bytes before to 24 behind
  bool person;  // the text speaks of a person
  const IdentifierData& data;
};

using Detect = float (*)(const Window&, const Around&);

struct Detector {
  std::string_view type;
  std::size_t min_size;
  std::size_t max_size;
  bool digits;  // digits only
  Detect detect;
};

float us_ssn(const Window& w, const Around& a) {
  if (!(w.in_one_piece() || w.groups == "324") || !is_us_ssn(w.number())) return 0;
  if (w.in_one_piece()) return a.near.has(Cue::Ssn) ? 0.92F : 0;
  if (a.near.has(Cue::Ssn)) return 0.98F;
  return w.joined_by(Join::Dash) ? 0.86F : 0.5F;
}

float us_itin(const Window& w, const Around& a) {
  if (!(w.in_one_piece() || w.groups == "324") || !is_us_itin(w.number())) return 0;
  if (w.in_one_piece()) return a.near.has(Cue::Ssn) ? 0.9F : 0;
  return w.joined_by(Join::Dash) || a.near.has(Cue::Ssn) ? 0.88F : 0.5F;
}

// Groups that not every validator takes for an ITIN.
float us_itin_later(const Window& w, const Around& a) {
  if (w.groups != "324" || !is_us_itin(w.number(), ItinGroups::All)) return 0;
  return w.joined_by(Join::Dash) || a.near.has(Cue::Ssn) ? 0.8F : 0;
}

float us_npi(const Window& w, const Around& a) {
  return a.near.has(Cue::Npi) && is_us_npi(w.number()) ? 0.6F : 0;
}

float uk_nhs(const Window& w, const Around& a) {
  if (w.joined_by(Join::Bracket) || w.plus || !is_uk_nhs(w.number())) return 0;
  if (a.near.has(Cue::Nhs)) return 0.98F;
  if (a.near.has_any(Cues(Cue::Phone) | Cue::Fax | Cue::Call)) return 0;
  if (w.groups == "334") return w.joined_by(Join::Space) ? 0.74F : 0.64F;
  return w.in_one_piece() ? (a.person ? 0.45F : 0.3F) : 0;
}

float nl_bsn(const Window& w, const Around& a) {
  if (w.plus || !is_nl_bsn(w.number())) return 0;
  if (a.near.has(Cue::Bsn)) return 0.98F;
  if (w.compact.size() == 8) return 0;
  if (w.groups == "423") return 0.75F;
  if (w.in_one_piece()) return a.person ? 0.6F : 0.42F;
  return w.groups == "333" && w.joined_by(Join::Space) ? 0.4F : 0;
}

float is_kennitala(const Window& w, const Around& a) {
  const bool cue = a.near.has(Cue::Kennitala);
  if (!cue && !w.in_one_piece() && w.groups != "64") return 0;
  if (is_is_kennitala(w.number(), KennitalaTest::Date)) {
    const bool company = w.compact[0] >= '4';
    const bool checked = is_is_kennitala(w.number(), KennitalaTest::CheckDigit);
    float sure = checked ? 0.9F : 0.66F;
    if (w.joined_by(Join::Space)) sure -= 0.1F;
    if (w.in_one_piece()) sure = checked ? 0.62F : 0.3F;
    if (cue) sure = checked ? 0.98F : 0.88F;
    return company ? std::min(sure, 0.45F) : sure;
  }
  if (!is_is_system_kennitala(w.number())) return 0;
  if (w.groups == "64" && w.joined_by(Join::Dash)) return cue ? 0.88F : 0.45F;
  return cue ? 0.8F : 0;
}

float es_nss(const Window& w, const Around& a) {
  if (w.plus || !is_es_nss(w.number())) return 0;
  if (a.near.has(Cue::Nss)) return 0.97F;
  return w.groups == "282" || w.groups == "2A" ? 0.7F : 0.3F;
}

float id_nik(const Window& w, const Around& a) {
  if (!is_id_nik(w.number(), a.data.nik_provinces)) return 0;
  if (a.near.has(Cue::Nik)) return 0.98F;
  return w.in_one_piece() ? 0.78F : 0.55F;
}

float id_npwp(const Window& w, const Around& a) {
  if (!is_id_npwp(w.number(), a.data.nik_provinces)) return 0;
  if (a.near.has(Cue::Npwp)) return 0.95F;
  return w.groups == "233133" || w.groups == "333133" ? 0.8F : 0.3F;
}

float id_bpjs(const Window&, const Around& a) { return a.near.has(Cue::Bpjs) ? 0.9F : 0; }

float ke_id(const Window& w, const Around& a) {
  return a.near.has(Cue::KenyaId) && w.in_one_piece() ? 0.85F : 0;
}

float tz_nida(const Window& w, const Around& a) {
  if (!is_tz_nida(w.number())) return 0;
  return a.near.has(Cue::Nida) ? 0.98F : 0.9F;
}

// Lengths and first digits that are common: 16 digits, 15 of American Express, 13 of old Visa.
bool is_usual_card(std::string_view digits) {
  if (digits.size() == 15) return digits.starts_with("34") || digits.starts_with("37");
  if (digits.size() == 13) return digits[0] == '4';
  return digits.size() == 16;
}

float card(const Window& w, const Around& a) {
  if (!is_payment_card(w.number())) return 0;
  if (a.near.has(Cue::Card) || a.near.has(Cue::Account)) return 0.95F;
  if (!is_usual_card(w.number())) return 0;
  if (w.groups == "4444" || w.groups == "465") return 0.93F;
  return w.in_one_piece() && w.compact.size() == 16 ? 0.72F : 0.35F;
}

float imei(const Window& w, const Around& a) {
  if (!is_imei(w.number())) return 0;
  if (a.near.has_any(Cues(Cue::Imei) | Cue::Device)) return 0.93F;
  return w.compact.size() == 15 ? 0.3F : 0;
}

float es_dni(const Window& w, const Around& a) {
  if (!is_es_dni(w.number())) return 0;
  if (a.near.has(Cue::Dni)) return 0.98F;
  if (w.compact.size() == 8) return w.joined_by(Join::Dot) ? 0.7F : 0;
  return w.lower_case() || w.joined_by(Join::Space) ? 0.7F : 0.93F;
}

float es_nie(const Window& w, const Around& a) {
  if (!is_es_nie(w.number())) return 0;
  return a.near.has(Cue::Dni) ? 0.98F : 0.93F;
}

float es_cip(const Window& w, const Around& a) {
  if (w.lower_case() || !is_es_cip(w.number())) return 0;
  return a.near.has(Cue::Cip) ? 0.98F : 0.9F;
}

float uk_nino(const Window& w, const Around& a) {
  if (w.lower_case() || !is_uk_nino(w.number())) return 0;
  return a.near.has(Cue::Nino) ? 0.98F : 0.86F;
}

float us_mbi(const Window& w, const Around& a) {
  if (w.lower_case() || !is_us_mbi(w.number())) return 0;
  return a.near.has(Cue::Medicare) || w.joined_by(Join::Dash) ? 0.95F : 0.75F;
}

float us_dea(const Window& w, const Around& a) {
  if (w.lower_case() || !w.in_one_piece() || !is_us_dea(w.number())) return 0;
  return a.near.has(Cue::Dea) ? 0.9F : 0.6F;
}

float ke_pin(const Window& w, const Around&) {
  return is_ke_pin(w.number()) ? (w.in_one_piece() ? 0.88F : 0.7F) : 0;
}

float ke_sha(const Window& w, const Around& a) {
  if (!is_ke_sha(w.number())) return 0;
  return a.near.has(Cue::Sha) ? 0.95F : 0.8F;
}

float vin(const Window& w, const Around& a) {
  if (!w.in_one_piece() || w.lower_case() || !is_vin(w.number())) return 0;
  return a.near.has_any(Cues(Cue::Plate) | Cue::Vehicle) ? 0.95F : 0.86F;
}

float iban(const Window& w, const Around& a) {
  return is_iban(w.number(), a.data.ibans) ? 0.97F : 0;
}

float nl_postcode(const Window& w, const Around& a) {
  const bool country = w.number().starts_with("NL");  // "NL-2611 ET"
  const std::string_view groups = country ? w.groups.substr(1) : w.groups;
  const bool apart = groups == "42" && w.joined_by(Join::Space);
  if (w.lower_case() || !(apart || groups == "6") || !is_nl_postcode(w.number())) return 0;
  // A dose in capitals: "2000 IE", "1000 MG".
  constexpr std::array<std::string_view, 6> units = {"IE", "MG", "ML", "KG", "CM", "MM"};
  if (std::ranges::find(units, w.number().substr(w.number().size() - 2)) != units.end()) return 0;
  if (a.near.has_any(Cues(Cue::Address) | Cue::Postcode)) return 0.8F;
  return a.person ? 0.7F : 0.45F;
}

float uk_postcode(const Window& w, const Around& a) {
  if (w.lower_case() || w.groups.size() != 2 || !w.joined_by(Join::Space)) return 0;
  if (!is_uk_postcode(w.number())) return 0;
  if (a.near.has_any(Cues(Cue::Address) | Cue::Postcode)) return 0.8F;
  return a.person ? 0.7F : 0.45F;
}

constexpr std::array detectors = {
    Detector{type::us_ssn, 9, 9, true, us_ssn},
    Detector{type::us_itin, 9, 9, true, us_itin},
    Detector{type::id_number, 9, 9, true, us_itin_later},
    Detector{type::us_npi, 10, 10, true, us_npi},
    Detector{type::uk_nhs, 10, 10, true, uk_nhs},
    Detector{type::nl_bsn, 8, 9, true, nl_bsn},
    Detector{type::is_kennitala, 10, 10, true, is_kennitala},
    Detector{type::es_nss, 12, 12, true, es_nss},
    Detector{type::id_nik, 16, 16, true, id_nik},
    Detector{type::id_npwp, 15, 16, true, id_npwp},
    Detector{type::id_bpjs, 13, 13, true, id_bpjs},
    Detector{type::ke_id, 7, 8, true, ke_id},
    Detector{type::tz_nida, 20, 20, true, tz_nida},
    Detector{type::card, 13, 19, true, card},
    Detector{type::imei, 14, 16, true, imei},
    Detector{type::es_dni, 8, 9, false, es_dni},
    Detector{type::es_nie, 9, 9, false, es_nie},
    Detector{type::es_cip, 14, 14, false, es_cip},
    Detector{type::uk_nino, 9, 9, false, uk_nino},
    Detector{type::us_mbi, 11, 11, false, us_mbi},
    Detector{type::us_dea, 9, 9, false, us_dea},
    Detector{type::ke_pin, 11, 11, false, ke_pin},
    Detector{type::ke_sha, 16, 16, false, ke_sha},
    Detector{type::vin, 17, 17, false, vin},
    Detector{type::iban, 15, 34, false, iban},
    Detector{type::postcode, 6, 8, false, nl_postcode},
    Detector{type::postcode, 5, 7, false, uk_postcode},
};
constexpr std::size_t longest = 34;
constexpr std::size_t shortest = 5;
constexpr std::size_t most_groups = 16;

// How phone_plan.h writes groups: "2-8".
struct PhoneGroups {
  std::array<char, 2 * most_groups> chars{};
  std::size_t size = 0;
  explicit PhoneGroups(std::string_view groups) {
    for (const char c : groups) {
      if (size > 0) chars[size++] = '-';
      chars[size++] = c;
    }
  }
  std::string_view view() const { return {chars.data(), size}; }
};

struct PhoneSearch {
  Scan& scan;
  const Window& window;
  Cues before;  // in the 60 bytes before
  Cues near;    // and the 20 behind
};

// Whose number is it? A clinic prints its own beside "call us"; a text about a person makes any
// private line theirs.
float phone_confidence(const PhoneSearch& search, float shape, PhoneUse use) {
  const bool called = search.near.has(Cue::Call);
  const bool named = search.near.has_any(Cues(Cue::Phone) | Cue::Fax);
  if (use == PhoneUse::Shared) return 0.3F;
  float sure = shape + (use == PhoneUse::Mobile ? 0.08F : 0) + (named ? 0.05F : 0);
  if (search.scan.person) return std::min(sure + 0.2F, 0.97F);
  const std::size_t token = lang::token_at(*search.scan.text, search.window.span.begin);
  if (!called && search.scan.cues_in_sentence(token).has_any(Cues(Cue::Relation) | Cue::Patient))
    return sure + 0.1F;
  if (called) return std::min(sure, 0.42F);
  return named ? std::min(sure, 0.5F) : std::min(sure, 0.68F);
}

// The shape of a phone number in no plan: a fictional or foreign one. Needs a word that says so.
bool looks_dialled(const Window& w, Cues before) {
  if (!before.has_any(Cues(Cue::Phone) | Cue::Fax | Cue::Call)) return false;
  return w.compact.size() >= 8 && w.compact.size() <= 13 && w.groups.size() >= 2 &&
         w.groups.size() <= 5 && w.groups.back() >= '2';
}

// Behind one of these words a number is what the word says, even when it is mistyped.
constexpr Cues national_cues = Cues(Cue::Ssn) | Cue::Medicare | Cue::Nhs | Cue::Nino | Cue::Bsn |
                               Cue::Dni | Cue::Cip | Cue::Nss | Cue::Kennitala | Cue::Nik |
                               Cue::Npwp | Cue::Bpjs | Cue::KenyaId | Cue::Sha | Cue::Nida |
                               Cue::Record | Cue::Account | Cue::Device;

// Does such a word stand before the number at `begin`, with no other number between?
bool is_announced_otherwise(const Scan& scan, std::size_t begin) {
  const auto here = std::ranges::lower_bound(scan.chunks, begin, {}, &Chunk::begin);
  const std::size_t free = here == scan.chunks.begin() ? begin : begin - (here - 1)->end;
  return scan.cues_before(begin, std::min<std::size_t>(free, 20)).has_any(national_cues);
}

void find_phone(Scan& scan, const Window& w, const Around& a) {
  const std::string_view digits = w.compact.view();
  if (!w.digits || digits.size() < 6 || digits.size() > 17) return;
  if (scan.data->phones.is_public_code(digits)) return;
  const PhonePlans& plans = scan.data->phones;
  const Cues before = scan.cues_before(w.span.begin, 60);
  const PhoneSearch search{scan, w, before, a.near | before};
  const bool spoken = search.near.has_any(Cues(Cue::Phone) | Cue::Fax | Cue::Call);
  if (!spoken && is_announced_otherwise(scan, w.span.begin)) return;
  if (!spoken && digits.size() < 7) return;
  const std::string_view name = before.has(Cue::Fax) ? type::fax : type::phone;
  std::optional<PhoneMatch> match;
  float shape = 0;
  if (w.plus) {
    match = plans.international(digits);
    shape = 0.7F;
  } else if (digits.starts_with("00") && digits.size() >= 10) {
    match = plans.international(digits.substr(2));
    shape = 0.65F;
  } else if (!w.joined_by(Join::Slash)) {
    const PhoneGroups groups(w.groups);
    match = plans.national(digits, spoken && w.in_one_piece() ? "" : groups.view());
    shape = match && plans.usual_groups(match->country, groups.view()) ? 0.62F : 0.55F;
    // Seven digits and nine without a leading zero are often amounts.
    if (!spoken && digits[0] != '0' && digits.size() < 10) shape = digits.size() == 9 ? 0.5F : 0.3F;
    if (!spoken && w.in_one_piece() && digits.size() < 10) shape = 0.35F;
  }
  if (match)
    scan.add(name, w.span.begin, w.span.end, phone_confidence(search, shape, match->use));
  else if (!w.plus && looks_dialled(w, before))
    scan.add(name, w.span.begin, w.span.end, phone_confidence(search, 0.45F, PhoneUse::Fixed));
}

// "500 mg", "$1,200", "12 000 people": an amount, not a number of someone.
bool is_quantity(const Scan& scan, TextSpan span) {
  const std::string_view text = scan.text->text;
  std::size_t at = span.end;
  while (at < text.size() && text[at] == ' ') ++at;
  if (at < text.size() && (text[at] == '%' || text[at] == '$')) return true;
  if (text.substr(at).starts_with("€") || text.substr(at).starts_with("£")) return true;
  std::size_t before = span.begin;
  while (before > 0 && text[before - 1] == ' ') --before;
  if (before > 0 && text[before - 1] == '$') return true;
  const std::string_view head = text.substr(0, before);
  if (head.ends_with("€") || head.ends_with("£")) return true;
  if (scan.has(lang::token_at(*scan.text, at), Trait::Unit)) return true;
  return scan.cues_before(span.begin, 18).has(Cue::Quantity);
}

// Does a number go on across the edge between the chunks `left` and `left + 1`? Then a part of it
// is not a number of its own.
bool goes_on(const Scan& scan, std::size_t left, const Window& w) {
  const Chunk& next = scan.chunks[left + 1];
  if (next.join == Join::None) return false;
  if (next.join != Join::Space) return true;
  if (scan.chunks[left].letters || next.letters) return false;
  return w.joined_by(Join::Space) || (w.in_one_piece() && w.compact.size() < 6);
}

class Windows {
 public:
  explicit Windows(Scan& scan) : scan_(scan) {}

  void from(std::size_t first) {
    Window w;
    std::array<char, most_groups> groups{};
    w.span.begin = begin_of(first, w.plus);
    for (std::size_t last = first; last < scan_.chunks.size(); ++last) {
      const Chunk& chunk = scan_.chunks[last];
      if (last > first && chunk.join == Join::None) break;
      if (last - first == most_groups || w.compact.size() + chunk.size() > longest) break;
      for (std::uint32_t i = chunk.begin; i < chunk.end; ++i) w.compact.push(scan_.text->text[i]);
      groups[last - first] =
          static_cast<char>(chunk.size() < 10 ? '0' + chunk.size() : 'A' + chunk.size() - 10);
      w.groups = std::string_view(groups.data(), last - first + 1);
      if (last > first) w.joins[static_cast<std::size_t>(chunk.join)] = true;
      w.digits = w.digits && chunk.digits;
      w.span.end = chunk.end;
      if (w.compact.size() < shortest) continue;
      if (last + 1 < scan_.chunks.size() && goes_on(scan_, last, w)) continue;
      w.text = scan_.text->text.substr(w.span.begin, w.span.end - w.span.begin);
      // A window that starts inside a longer row of groups is a part, unless it dials anew.
      const bool dialled = scan_.text->text[chunk_begin(first)] == '0' || w.plus;
      if (first > 0 && goes_on(scan_, first - 1, w) && !(dialled && joined_by_space(first)))
        continue;
      if (behind_plus(first)) continue;
      offer(w);
    }
  }

 private:
  std::uint32_t chunk_begin(std::size_t i) const { return scan_.chunks[i].begin; }
  bool joined_by_space(std::size_t i) const { return scan_.chunks[i].join == Join::Space; }

  // Do the chunks before, up to four, begin with a country code? "+1 855-677-6973" is one number.
  bool behind_plus(std::size_t first) const {
    std::size_t i = first;
    for (int steps = 0; steps < 4 && i > 0; ++steps, --i) {
      if (scan_.chunks[i].join == Join::None || !scan_.chunks[i - 1].digits) return false;
      const std::uint32_t begin = chunk_begin(i - 1);
      if (begin > 0 && scan_.text->text[begin - 1] == '+') return true;
    }
    return false;
  }

  // With the "+" or the bracket before the first chunk.
  std::size_t begin_of(std::size_t first, bool& plus) const {
    const std::string_view text = scan_.text->text;
    std::size_t begin = chunk_begin(first);
    if (begin > 0 && text[begin - 1] == '+') {
      plus = true;
      return begin - 1;
    }
    const bool closes = first + 1 < scan_.chunks.size() && scan_.chunks[first].digits &&
                        scan_.chunks[first + 1].join == Join::Bracket;
    return closes && begin > 0 && text[begin - 1] == '(' ? begin - 1 : begin;
  }

  void offer(const Window& w) {
    const Cues near = scan_.cues_before(w.span.begin, 36) | scan_.cues_after(w.span.end, 24);
    const bool quantity = w.digits && !w.plus && is_quantity(scan_, w.span);
    if (quantity && !near.has_any(strong_cues)) return;
    const Around around{near, scan_.person, *scan_.data};
    for (const Detector& detector : detectors) {
      if (w.compact.size() < detector.min_size || w.compact.size() > detector.max_size) continue;
      if (detector.digits != w.digits) continue;
      if (const float sure = detector.detect(w, around); sure > 0)
        scan_.add(detector.type, w.span.begin, w.span.end, sure);
    }
    if (!quantity) find_phone(scan_, w, around);
  }

  static constexpr Cues strong_cues = Cues(Cue::Ssn) | Cue::Nhs | Cue::Bsn | Cue::Dni |
                                      Cue::Kennitala | Cue::Nik | Cue::Nida | Cue::Phone;
  Scan& scan_;
};

}  // namespace

void find_numbers(Scan& scan) {
  Windows windows(scan);
  for (std::size_t i = 0; i < scan.chunks.size(); ++i) windows.from(i);
}

}  // namespace bedside::rules

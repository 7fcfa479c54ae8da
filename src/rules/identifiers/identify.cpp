#include "rules/identifiers/identify.h"

#include <algorithm>
#include <array>

#include "rules/identifiers/scan.h"
#include "rules/identifiers/types.h"

namespace bedside::rules {
namespace {

constexpr std::array all_types = {
    type::account,    type::address,     type::age,          type::age_over_89,
    type::card,       type::combination, type::date,         type::device_serial,
    type::email,      type::es_cip,      type::es_dni,       type::es_nie,
    type::es_nss,     type::fax,         type::handle,       type::iban,
    type::id_bpjs,    type::id_nik,      type::id_npwp,      type::id_number,
    type::imei,       type::ip,          type::is_kennitala, type::ke_id,
    type::ke_pin,     type::ke_sha,      type::licence,      type::mac,
    type::mrn,        type::name,        type::nl_bsn,       type::phone,
    type::place,      type::plate,       type::postcode,     type::professional_name,
    type::room,       type::tz_nida,     type::uk_nhs,       type::uk_nino,
    type::url_person, type::us_dea,      type::us_itin,      type::us_mbi,
    type::us_npi,     type::us_ssn,      type::vin,
};
static_assert(std::ranges::is_sorted(all_types));

// The surer one; of equals the longer one, since "06-12345678" says more than "12345678".
bool better(const Identifier& a, const Identifier& b) {
  if (a.confidence != b.confidence) return a.confidence > b.confidence;
  return a.span.size() > b.span.size();
}

// Sorts what was found and keeps the better one where two overlap.
void settle(std::vector<Identifier>& found, std::vector<Identifier>& out) {
  std::ranges::sort(found, [](const Identifier& a, const Identifier& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    return better(a, b);
  });
  const std::size_t first = out.size();
  for (const Identifier& next : found) {
    if (out.size() == first || !out.back().span.overlaps(next.span))
      out.push_back(next);
    else if (better(next, out.back()))
      out.back() = next;
  }
}

// The text speaks of one person, so that a number in it is rather theirs than the clinic's.
bool speaks_of_person(const Scan& scan) {
  if (scan.all_cues.has_any(Cues(Cue::OurPatient))) return true;
  return std::ranges::any_of(scan.found, [](const Identifier& found) {
    return (found.type == type::name && found.confidence >= 0.75F) ||
           ((found.type == type::age || found.type == type::age_over_89) &&
            found.confidence >= 0.94F);
  });
}

}  // namespace

std::vector<std::string_view> identifier_types() {
  return std::vector<std::string_view>(all_types.begin(), all_types.end());
}

void identify(const lang::TokenizedText& text, const IdentifierData& data,
              std::vector<Identifier>& out, RiskSet* risk) {
  // Kept between calls: filling these is half the work for a short post.
  static thread_local Scan scan;
  scan.text = &text;
  scan.data = &data;
  scan.cues.clear();
  scan.numbers.clear();
  scan.contacts.clear();
  scan.chunks.clear();
  scan.found.clear();
  scan.all_cues = {};
  scan.all_traits = {};
  scan.all_risks = 0;
  scan.person = false;
  scan.known_sentence = SIZE_MAX;
  mark_words(scan);
  cut_chunks(scan);
  find_names(scan);
  scan.names = scan.found.size();
  find_ages(scan);
  scan.person = speaks_of_person(scan);
  find_dates(scan);
  find_contacts(scan);
  scan.numbers_begin = scan.found.size();
  find_numbers(scan);
  scan.numbers_end = scan.found.size();
  find_codes(scan);
  find_places(scan);
  const std::size_t first = out.size();
  settle(scan.found, out);
  if (risk == nullptr) return;
  *risk = {};
  if (data.risk.loaded()) find_risk(scan, std::span(out).subspan(first), *risk);
}

}  // namespace bedside::rules

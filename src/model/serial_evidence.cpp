#include "model/serial_evidence.h"

#include <algorithm>
#include <format>
#include <span>

#include "model/day.h"
#include "model/reader.h"

namespace bedside::model {
namespace {

using json::Array;
using json::Object;
using json::Value;

Array texts(const std::vector<std::string>& list) {
  Array out;
  for (const std::string& text : list) out.emplace_back(text);
  return out;
}

std::string date(Reader& reader, std::string_view key, bool (*is_right)(std::string_view)) {
  std::string text = reader.text(key);
  if (!text.empty() && !is_right(text))
    reader.fail(ErrorCode::InvalidValue, key, "A day such as 2026-01-31 is expected here.");
  return text;
}

void only(Reader& reader, std::string_view key, const std::vector<std::string>& found,
          std::span<const std::string_view> known) {
  for (const std::string& text : found)
    if (!std::ranges::contains(known, text))
      reader.fail(ErrorCode::InvalidValue, key, "This value is not known here.");
}

}  // namespace

Value to_json(const Source& source) {
  Object answers;
  for (std::size_t i = 0; i < who_questions.size(); ++i)
    if (source.answers[i] != Answer::Open)
      answers.push_back({std::string(who_questions[i]), answer_name(source.answers[i])});
  return Object{{"id", source.id},
                {"title", source.title},
                {"publisher", source.publisher},
                {"author", source.author},
                {"url", source.url},
                {"published", source.published},
                {"read", source.read},
                {"evidence", evidence_name(source.evidence)},
                {"answers", std::move(answers)},
                {"factCheckUrl", source.fact_check_url},
                {"claims", texts(source.claims)}};
}

Result<Source> source_from_json(const Value& value, const std::string& place) {
  Reader reader(value, place);
  Source source;
  source.id = reader.required_text("id");
  source.title = reader.text("title");
  source.publisher = reader.text("publisher");
  source.author = reader.text("author");
  source.url = reader.text("url");
  source.published = date(reader, "published", is_date);
  source.read = date(reader, "read", is_day);
  if (const auto evidence = evidence_from_name(reader.text("evidence")))
    source.evidence = *evidence;
  else
    reader.fail(ErrorCode::InvalidValue, "evidence", "This kind of evidence is not known.");
  if (const Value* answers = reader.member("answers")) {
    Reader inner(*answers, reader.place("answers"));
    for (std::size_t i = 0; i < who_questions.size(); ++i) {
      if (const auto answer = answer_from_name(inner.text(who_questions[i], "open")))
        source.answers[i] = *answer;
      else
        inner.fail(ErrorCode::InvalidValue, who_questions[i], "This answer is not known.");
    }
    if (Result<void> done = inner.finish(); !done) reader.keep(done.error());
  }
  source.fact_check_url = reader.text("factCheckUrl");
  source.claims = reader.texts("claims");
  if (Result<void> done = reader.finish(); !done) return std::unexpected(done.error());
  return source;
}

Value to_json(const ConsentRecord& record) {
  Array flags;
  for (std::size_t i = 0; i < consent_flag_names.size(); ++i)
    if (record.has(static_cast<ConsentFlag>(i))) flags.emplace_back(consent_flag_names[i]);
  return Object{{"id", record.id},
                {"keptAt", record.kept_at},
                {"facts", texts(record.facts)},
                {"pictures", texts(record.pictures)},
                {"platforms", texts(record.platforms)},
                {"purposes", texts(record.purposes)},
                {"signedBy", record.signed_by},
                {"signedOn", record.signed_on},
                {"expiresOn", record.expires_on},
                {"expiresEvent", record.expires_event},
                {"revokedOn", record.revoked_on},
                {"withdrawTo", record.withdraw_to},
                {"flags", std::move(flags)}};
}

Result<ConsentRecord> consent_from_json(const Value& value, const std::string& place) {
  Reader reader(value, place);
  ConsentRecord record;
  record.id = reader.required_text("id");
  if (!is_consent_id(record.id))
    reader.fail(ErrorCode::InvalidValue, "id", "Letters, digits, '.', '_' and '-' are expected.");
  record.kept_at = reader.text("keptAt");
  record.facts = reader.texts("facts");
  record.pictures = reader.texts("pictures");
  record.platforms = reader.texts("platforms");
  record.purposes = reader.texts("purposes");
  only(reader, "purposes", record.purposes, consent_purposes);
  record.signed_by = reader.text("signedBy");
  if (!record.signed_by.empty()) only(reader, "signedBy", {record.signed_by}, consent_signers);
  record.signed_on = date(reader, "signedOn", is_day);
  record.expires_on = date(reader, "expiresOn", is_day);
  record.expires_event = reader.text("expiresEvent");
  record.revoked_on = date(reader, "revokedOn", is_day);
  record.withdraw_to = reader.text("withdrawTo");
  for (const std::string& name : reader.texts("flags")) {
    if (const auto flag = consent_flag_from_name(name))
      record.set(*flag, true);
    else
      reader.fail(ErrorCode::InvalidValue, "flags", "This value is not known here.");
  }
  if (Result<void> done = reader.finish(); !done) return std::unexpected(done.error());
  return record;
}

}  // namespace bedside::model

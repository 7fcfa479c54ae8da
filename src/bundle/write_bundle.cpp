#include <algorithm>
#include <format>

#include "base/base64.h"
#include "base/sha256.h"
#include "bundle/bundle.h"
#include "bundle/content.h"
#include "bundle/verify.h"
#include "json/write.h"
#include "model/day.h"
#include "model/serial.h"

namespace bedside::bundle {
namespace {

using json::Array;
using json::Object;
using json::Value;
using model::DraftState;

constexpr std::string_view product_version = "0.1.0";

// Nobody is made up: what was done before a name was typed says so.
Value person_of(const model::Person& person) {
  const bool stated = !person.name.empty() && !person.role.empty();
  return Object{{"name", person.name},
                {"role", stated ? std::string_view(person.role) : "unstated"}};
}

Value check_of(const Input& input, std::string_view content_sha256, std::string_view ruleset_id) {
  const auto has = [&](std::string_view severity) {
    return std::ranges::contains(input.findings, severity, &CheckedFinding::severity);
  };
  Array packs;
  for (const std::string_view pack : input.rule_packs) {
    const auto fired = std::ranges::count_if(input.findings, [&](const CheckedFinding& finding) {
      return finding.rule.starts_with(std::string(pack) + "/");
    });
    packs.push_back(Object{{"id", pack}, {"version", input.pack.date}, {"findings", fired}});
  }
  Array findings;
  for (const CheckedFinding& finding : input.findings)
    findings.push_back(Object{{"rule", finding.rule},
                              {"severity", finding.severity},
                              {"field", finding.field},
                              {"start", finding.span.begin},
                              {"end", finding.span.end},
                              {"start16", finding.span16.begin},
                              {"end16", finding.span16.end}});
  return Object{{"at", model::rfc3339(input.checked_at)},
                {"contentSha256", content_sha256},
                {"rulesetId", ruleset_id},
                {"rulesetSha256", input.pack.hash},
                {"result", has("block")       ? "failed"
                           : findings.empty() ? "passed"
                                              : "warned"},
                {"packs", std::move(packs)},
                {"findings", std::move(findings)}};
}

// That there is consent, how far it goes and until when. Who gave it, and where the paper lies,
// stay in the workspace.
Value consent_index(const Input& input) {
  const model::Content& content = input.draft.content;
  std::vector<std::string_view> ids(content.consents.begin(), content.consents.end());
  for (const model::Picture& picture : content.pictures)
    if (!picture.consent.empty() && !std::ranges::contains(ids, picture.consent))
      ids.push_back(picture.consent);
  Array out;
  for (const std::string_view id : ids) {
    Value row = Object{{"ref", id}};
    const auto record = std::ranges::find(input.consents, id, &model::ConsentRecord::id);
    if (record != input.consents.end()) {
      Array scope;
      for (const std::string& purpose : record->purposes) scope.emplace_back(purpose);
      for (const std::string& platform : record->platforms) scope.emplace_back(platform);
      row.set("scope", std::move(scope));
      if (const auto end = model::date_end(record->expires_on))
        row.set("expiresAt", model::rfc3339(*end));
    }
    out.push_back(std::move(row));
  }
  return out;
}

Value record_of(const Input& input, std::string_view content_sha256, std::string_view ruleset_id) {
  const model::Workflow& workflow = input.draft.workflow;
  Array waivers;
  for (const model::Dismissal& row : workflow.dismissals)
    waivers.push_back(Object{{"rule", row.rule},
                             {"field", row.field},
                             {"excerptSha256", row.excerpt_sha256},
                             {"by", person_of(row.who)},
                             {"at", model::rfc3339(row.at)},
                             {"reason", row.reason}});
  Array approvals;
  for (const model::Approval& row : workflow.approvals)
    approvals.push_back(Object{{"by", person_of(row.who)},
                               {"at", model::rfc3339(row.at)},
                               {"decision", "approved"},
                               {"method", "typed-name"},
                               {"contentSha256", row.content_sha256},
                               {"rulesetSha256", input.pack.hash}});
  Array log;
  Array exports;
  for (const model::LogEntry& row : workflow.log) {
    Value entry =
        Object{{"at", model::rfc3339(row.at)}, {"by", person_of(row.who)}, {"action", row.what}};
    if (!row.content_sha256.empty()) entry.set("contentSha256", row.content_sha256);
    if (!row.note.empty()) entry.set("note", row.note);
    log.push_back(std::move(entry));
    if (row.what == "exported")
      exports.push_back(Object{{"target", "bundle"},
                               {"at", model::rfc3339(row.at)},
                               {"by", person_of(row.who)},
                               {"lossReport", Array{}}});
  }
  return Object{{"checks", Array{check_of(input, content_sha256, ruleset_id)}},
                {"waivers", std::move(waivers)},
                {"approvals", std::move(approvals)},
                {"log", std::move(log)},
                {"consentIndex", consent_index(input)},
                {"exports", std::move(exports)}};
}

}  // namespace

Result<std::string> write_bundle(const Input& input) {
  if (input.draft.workflow.state != DraftState::Exported || input.draft.workflow.approvals.empty())
    return fail(ErrorCode::NotApproved, "", "Only an approved post can be exported.");
  Value content = content_half(input.draft, input.organisation, input.platforms, input.identify);
  if (content.array_of("variants").empty())
    return fail(ErrorCode::MissingValue, "content/platforms", "No platform is chosen.");
  const std::string hash = content_sha256(content);
  const std::string ruleset_id = std::format("bedside-rules-{}", input.pack.date);

  Object files;
  Object media_hashes;
  for (const model::Picture& picture : input.draft.content.pictures) {
    const std::vector<std::byte>* bytes = input.picture_bytes(picture.id);
    if (bytes == nullptr || sha256_hex(*bytes) != picture.id)
      return fail(ErrorCode::PictureCorrupt, "content/media", "A picture cannot be read.");
    files.push_back({media_file_name(picture), base64_encode(*bytes)});
    media_hashes.push_back({picture.id, picture.id});
  }
  Value bundle = Object{{"format", bundle_format},
                        {"bundleId", "urn:uuid:" + input.bundle_id},
                        {"createdAt", model::rfc3339(input.created_at)},
                        {"generator", Object{{"name", "Bedside"},
                                             {"version", product_version},
                                             {"rulesetId", ruleset_id},
                                             {"rulesetSha256", input.pack.hash}}},
                        {"content", std::move(content)},
                        {"record", record_of(input, hash, ruleset_id)}};
  bundle.set("integrity", Object{{"algorithm", "sha-256 over RFC 8785 bytes of content"},
                                 {"contentSha256", hash},
                                 {"mediaSha256", std::move(media_hashes)},
                                 {"recordSha256", record_sha256(bundle)}});
  bundle.set("files", std::move(files));
  return json::write(bundle) + "\n";
}

}  // namespace bedside::bundle

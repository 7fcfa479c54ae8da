#include "bundle/verify.h"

#include <algorithm>
#include <array>
#include <format>
#include <set>
#include <utility>

#include "base/base64.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "bundle/bundle.h"
#include "bundle/content.h"
#include "bundle/signature.h"
#include "json/write.h"
#include "model/serial.h"

namespace bedside::bundle {
namespace {

using json::Value;

// Collects what is wrong; each sentence once.
class Faults {
 public:
  explicit Faults(std::vector<std::string>& out) : out_(out) {}
  void add(std::string sentence) {
    if (!std::ranges::contains(out_, sentence)) out_.push_back(std::move(sentence));
  }
  void unless(bool holds, std::string_view sentence) {
    if (!holds) add(std::string(sentence));
  }

 private:
  std::vector<std::string>& out_;
};

// Every file that the content names, with the hash it must have; of a subtitle only the digits in
// its name are known.
std::vector<std::pair<std::string_view, std::string_view>> named_files(const Value& content) {
  std::vector<std::pair<std::string_view, std::string_view>> out;
  for (const Value& media : content.array_of("media")) {
    out.emplace_back(media.string_or("file", ""), media.string_or("sha256", ""));
    for (const Value& subtitle : media.array_of("subtitles"))
      out.emplace_back(subtitle.string_or("file", ""), "");
  }
  for (const Value& variant : content.array_of("variants"))
    for (const Value& rendition : variant.array_of("renditions"))
      out.emplace_back(rendition.string_or("file", ""), rendition.string_or("sha256", ""));
  return out;
}

// "996eefad28623b47" of "media/996eefad28623b47.png"
std::string_view digits_of(std::string_view file) {
  constexpr std::size_t digits = 16;
  return file.substr(file.find('/') + 1, digits);
}

void check_files(const Value& bundle, const Value& content, Faults& faults) {
  const auto named = named_files(content);
  std::set<std::string_view> there;
  for (const auto& [name, encoded] : bundle.object_of("files")) {
    there.insert(name);
    const auto bytes = base64_decode(encoded.as_string());
    const std::string hash = bytes ? sha256_hex(*bytes) : std::string();
    const auto says =
        std::ranges::find(named, std::string_view(name), [](const auto& row) { return row.first; });
    const bool preview = name.starts_with("previews/");
    faults.unless(preview || says != named.end(),
                  "A file is in it that the content does not name.");
    const bool whole = hash.starts_with(digits_of(name)) &&
                       (says == named.end() || says->second.empty() || says->second == hash);
    faults.unless(bytes.has_value() && whole,
                  "A picture or file is not the one that was approved.");
  }
  for (const auto& [name, hash] : named)
    faults.unless(there.contains(name), "A picture or file of the post is missing.");
  for (const Value& media : content.array_of("media")) {
    const Value* files = bundle.find("files");
    const Value* encoded = files ? files->find(media.string_or("file", "")) : nullptr;
    const auto bytes = encoded ? base64_decode(encoded->as_string()) : std::nullopt;
    faults.unless(!bytes || static_cast<std::int64_t>(bytes->size()) == media.int_or("bytes", -1),
                  "A picture or file is not the one that was approved.");
  }
}

void check_integrity(const Value& bundle, const Value& content, const std::string& hash,
                     Verdict& out, Faults& faults) {
  const Value& integrity = *bundle.find("integrity");
  faults.unless(integrity.string_or("contentSha256", "") == hash,
                "The content is not the one whose hash the bundle states.");
  const json::Object& media_hashes = integrity.object_of("mediaSha256");
  bool same = media_hashes.size() == content.array_of("media").size();
  for (const Value& media : content.array_of("media")) {
    const Value* listed = integrity.find("mediaSha256")->find(media.string_or("id", ""));
    same = same && listed && listed->as_string() == media.string_or("sha256", "");
  }
  faults.unless(same, "The list of picture hashes is not that of the content.");
  if (const Value* record = integrity.find("recordSha256"))
    faults.unless(record->as_string() == record_sha256(bundle),
                  "The record (names, times, checks) was changed after it was written.");
  else
    out.notes.emplace_back(
        "The bundle has no hash of its record, so a change of a name or a time in it would not be "
        "seen.");
}

bool is_text_edge(std::string_view text, std::int64_t at) {
  if (at < 0 || static_cast<std::size_t>(at) > text.size()) return false;
  const auto offset = static_cast<std::size_t>(at);
  return offset == text.size() || (static_cast<unsigned char>(text[offset]) & 0xC0) != 0x80;
}

// The spans lie in the text, in order, and both ways of counting agree.
bool entities_fit(const Value& segment) {
  const std::string_view text = segment.string_or("text", "");
  const Utf16Offsets utf16(text);
  std::int64_t last = 0;
  for (const Value& entity : segment.array_of("entities")) {
    const std::int64_t start = entity.int_or("start", -1);
    const std::int64_t end = entity.int_or("end", -1);
    if (start < last || end <= start || !is_text_edge(text, start) || !is_text_edge(text, end))
      return false;
    const auto unit = [&](std::int64_t byte) {
      return static_cast<std::int64_t>(utf16.from_byte(static_cast<std::size_t>(byte)));
    };
    if (entity.int_or("start16", -1) != unit(start) || entity.int_or("end16", -1) != unit(end))
      return false;
    last = end;
  }
  return true;
}

// `local` and `utc` are one moment seen from the zone; where the zone is not known, from some place
// on earth: zones differ from UTC by whole quarters of an hour, from 12 hours less to 14 more.
bool times_fit(const Value& schedule, const Zones& zones) {
  if (schedule.string_or("mode", "") != "at") return true;
  std::string local(schedule.string_or("local", ""));
  constexpr std::size_t minutes_only = 16;
  if (local.size() == minutes_only) local += ":00";
  const Result<model::UtcMs> wall = model::utc_from_rfc3339(local + "Z");
  const Result<model::UtcMs> utc = model::utc_from_rfc3339(schedule.string_or("utc", ""));
  if (!wall || !utc) return false;
  if (const auto known = zones.moments(schedule.string_or("timeZone", ""), local))
    return std::ranges::contains(*known, *utc);
  constexpr model::UtcMs quarter = 15 * 60 * 1000;
  const model::UtcMs offset = *wall - *utc;
  return offset % quarter == 0 && offset >= -48 * quarter && offset <= 56 * quarter;
}

void check_content(const Value& content, const Zones& zones, Faults& faults) {
  std::set<std::string_view> media;
  for (const Value& one : content.array_of("media"))
    faults.unless(media.insert(one.string_or("id", "")).second, "Two pictures have one name.");
  std::set<std::string_view> variants;
  faults.unless(times_fit(*content.find("schedule"), zones),
                "The planned time is not the same moment in both of its forms.");
  for (const Value& variant : content.array_of("variants")) {
    faults.unless(variants.insert(variant.string_or("id", "")).second,
                  "Two posts of the bundle have one name.");
    if (const Value* schedule = variant.find("schedule"))
      faults.unless(times_fit(*schedule, zones),
                    "The planned time is not the same moment in both of its forms.");
    for (const Value& segment : variant.array_of("segments")) {
      faults.unless(entities_fit(segment), "A link, name or tag is said to stand where it is not.");
      for (const Value& id : segment.array_of("mediaIds"))
        faults.unless(media.contains(id.as_string()), "A post names a picture that is not there.");
    }
  }
}

// The last check of this very content decides.
void check_checks(const Value& record, const std::string& hash, Verdict& out, Faults& faults) {
  const Value* last = nullptr;
  for (const Value& check : record.array_of("checks"))
    if (check.string_or("contentSha256", "") == hash) last = &check;
  if (last == nullptr)
    out.notes.emplace_back("No check of this content by the rules is on record.");
  else
    faults.unless(last->string_or("result", "") != "failed",
                  "The rules refused this content when it was checked last.");
}

ApprovalVerdict approval_verdict(const Value& approval, const std::string& hash, model::UtcMs now,
                                 Verdict& out, Faults& faults) {
  const Value& by = *approval.find("by");
  ApprovalVerdict one{.name = std::string(by.string_or("name", "")),
                      .role = std::string(by.string_or("role", "")),
                      .at = std::string(approval.string_or("at", ""))};
  const bool approves = approval.string_or("decision", "") == "approved";
  const bool same = approval.string_or("contentSha256", "") == hash;
  const Value* expires = approval.find("expiresAt");
  const Result<model::UtcMs> end =
      expires ? model::utc_from_rfc3339(expires->as_string()) : Result<model::UtcMs>(now);
  const bool lasts = end && *end >= now;
  const bool is_signed = approval.string_or("method", "") == "signature";
  faults.unless(same, "An approval is for other content.");
  if (!lasts) out.notes.emplace_back("An approval has expired.");
  const Signature signature = is_signed ? check_signature(approval) : Signature{};
  if (!signature.key.empty()) one.key = signature.key;
  faults.unless(!is_signed || signature.holds,
                "A signature does not hold: the approval was changed, or somebody else signed it.");
  if (is_signed && signature.holds)
    out.notes.push_back(
        std::format("The approval of {} is signed with the key {}. Whose key that is, the bundle "
                    "cannot say: ask the organisation.",
                    one.at, signature.key));
  else if (approves && !is_signed)
    out.notes.push_back(std::format(
        "The approval of {} is not signed: the name was typed, which proves nothing about who it "
        "was.",
        one.at));
  one.valid = approves && same && lasts && is_signed == signature.holds;
  return one;
}

void check_approvals(const Value& record, const std::string& hash, model::UtcMs now, Verdict& out,
                     Faults& faults) {
  bool asked_for_changes = false;
  for (const Value& approval : record.array_of("approvals")) {
    out.approvals.push_back(approval_verdict(approval, hash, now, out, faults));
    asked_for_changes = approval.string_or("decision", "") == "changes-requested";
  }
  faults.unless(std::ranges::contains(out.approvals, true, &ApprovalVerdict::valid),
                "No approval counts for this content.");
  faults.unless(!asked_for_changes, "Changes were asked for after it was approved.");
}

}  // namespace

std::string record_sha256(const json::Value& bundle) {
  json::Object rest;
  for (const auto& [key, value] : bundle.object())
    if (key != "content" && key != "integrity" && key != "files") rest.push_back({key, value});
  return sha256_hex(json::canonical(Value(std::move(rest))));
}

Verdict verify(const json::Value& bundle, const json::Schema& schema, const Zones& zones,
               model::UtcMs now) {
  Verdict out;
  Faults faults(out.faults);
  const std::string_view format = bundle.string_or("format", "");
  if (format != bundle_format) {
    faults.add(format.starts_with("bedside/bundle/")
                   ? "A newer version of the program wrote this bundle."
                   : "This is no bundle: its format is not bedside/bundle/1.");
    return out;
  }
  const Diagnostics form = schema.validate(bundle, "bundle");
  if (!form.empty()) {
    for (const Error& error : form.errors())
      faults.add(std::format("The form is wrong at {}: {}.", error.place, error.message));
    return out;
  }
  const Value& content = *bundle.find("content");
  const Value& record = *bundle.find("record");
  const std::string hash = content_sha256(content);
  check_integrity(bundle, content, hash, out, faults);
  check_files(bundle, content, faults);
  check_content(content, zones, faults);
  check_checks(record, hash, out, faults);
  check_approvals(record, hash, now, out, faults);
  out.valid = out.faults.empty();
  return out;
}

}  // namespace bedside::bundle

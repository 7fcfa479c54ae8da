// Replies to comments, and the organisation's own rules.

#include <chrono>
#include <format>

#include "actions/app.h"
#include "actions/house.h"
#include "actions/policy.h"
#include "json/write.h"
#include "rules/organisation.h"

namespace bedside::actions {
namespace {

std::string day_of(model::UtcMs at) {
  namespace ch = std::chrono;
  const ch::year_month_day day{
      ch::floor<ch::days>(ch::sys_time<ch::milliseconds>{ch::milliseconds{at}})};
  return std::format("{:04}-{:02}-{:02}", int(day.year()), unsigned(day.month()),
                     unsigned(day.day()));
}

}  // namespace

// Where the organisation is: the strictest of its countries counts, all when it named none.
rules::Context App::house_context(std::string kind) const {
  rules::Context context;
  context.countries = workspace_.organisation.countries;
  if (context.countries.empty())
    context.countries.assign(rules::country_names.begin(), rules::country_names.end());
  context.organisation = workspace_.organisation.kind;
  context.kind = std::move(kind);
  return context;
}

void App::set_comment(std::string text) {
  house_.comment = std::move(text);
  check_house();
  changed();
}

void App::set_reply(std::string text) {
  house_.reply = std::move(text);
  check_house();
  changed();
}

void App::check_house() {
  house_.comment_kinds.clear();
  house_.comment_language = "und";
  if (!house_.comment.empty()) {
    house_.comment_language = engine_.identify_language(house_.comment).tag;
    rules::Field comment = comment_field(house_.comment);
    // A few words name no language: most comments are in that of the person who reads them.
    if (house_.comment_language == "und") comment.language = workspace_.settings.ui_language;
    const std::vector<rules::Finding> found =
        engine_.check({&comment, 1}, house_context("comment"));
    house_.comment_kinds = kinds_of(house_.kinds, found);
  }
  const rules::Field reply = {"post.text", house_.reply, ""};
  house_.reply_findings = engine_.check({&reply, 1}, house_context("reply"));
  const rules::Field tried = {"post.text", house_.tried, ""};
  house_.tried_findings = engine_.check({&tried, 1}, house_context("post"));
  const rules::OrganisationRules* own = engine_.organisation();
  house_.expired =
      own != nullptr && !own->expires.empty() && own->expires <= day_of(services_.now_ms());
  std::erase_if(house_.tried_findings, [&](const rules::Finding& finding) {
    return own == nullptr || finding.rule_index < own->first_rule;
  });
}

void App::keep_reply() {
  if (house_.reply.empty() || read_only()) return;
  model::Content content;
  content.text = house_.reply;
  content.kind = "reply";
  add_draft(std::move(content), "undo.new-draft");
  notify(Notice::Kind::Success, "replies.kept");
}

void App::copy_text(std::string_view text) {
  services_.copy_text(text, [this](Result<void> copied) {
    if (copied)
      notify(Notice::Kind::Success, "replies.copied");
    else
      notify(copied.error());
  });
}

void App::change_house(const std::function<void(House&)>& change) {
  change(house_);
  check_house();
  changed();
}

bool App::adopt_pack(const json::Value& pack, bool store) {
  Diagnostics faults;
  std::unique_ptr<rules::OrganisationRules> former;
  const bool taken = rules::adopt_organisation(engine_, pack, "pack", faults, &former);
  house_.faults = faults.errors();
  if (taken) {
    checker_.invalidate();
    summaries_.clear();
    recheck();
    check_house();
    if (store) {
      workspace_.pack = pack;
      journal_.profile_changed();
    }
  }
  changed();
  return taken;
}

json::Value App::own_pack() const {
  if (workspace_.pack.is_object()) return workspace_.pack;
  return empty_pack(workspace_.organisation.name, day_of(services_.now_ms()));
}

void App::save_term(std::string_view fix) {
  if (read_only()) return;
  if (adopt_pack(with_term(own_pack(), house_.term, fix), true)) {
    house_.term = {};
    house_.term_open = false;
  }
}

void App::export_pack() {
  const std::string text = json::write(own_pack(), 2) + "\n";
  services_.save_file("bedside-pack.json", "application/json", std::as_bytes(std::span(text)),
                      [this](Result<void> saved) {
                        if (saved)
                          notify(Notice::Kind::Success, "own.exported");
                        else
                          notify(saved.error());
                      });
}

void App::remove_pack() {
  if (read_only()) return;
  const std::unique_ptr<rules::OrganisationRules> former = engine_.set_organisation(nullptr);
  workspace_.pack = nullptr;
  house_.faults.clear();
  journal_.profile_changed();
  checker_.invalidate();
  summaries_.clear();
  recheck();
  check_house();
  notify(Notice::Kind::Info, "own.removed");
}

void App::set_allowed(const std::string& list, std::string lines, bool counts) {
  if (read_only()) return;
  // A list that is refused stays in its field, so that it can be put right.
  if (counts && adopt_pack(with_allowed(own_pack(), list, lines), true))
    house_.allowed.erase(list);
  else
    house_.allowed[list] = std::move(lines);
  changed();
}

void App::download_policy(std::string_view id, std::string_view made) {
  const Result<PolicyDocument> document = make_policy(catalog_, engine_, workspace_, id);
  if (!document) return notify(document.error());
  const std::string html = policy_html(*document, workspace_.settings.ui_language, made);
  services_.save_file(std::string(id) + ".html", "text/html", std::as_bytes(std::span(html)),
                      [this](Result<void> saved) {
                        if (saved)
                          notify(Notice::Kind::Success, "policy.saved");
                        else
                          notify(saved.error());
                      });
}

void App::load_house() {
  Result<std::vector<CommentKind>> kinds = load_comment_kinds(catalog_);
  if (kinds)
    house_.kinds = *std::move(kinds);
  else
    notify(kinds.error());
}

}  // namespace bedside::actions

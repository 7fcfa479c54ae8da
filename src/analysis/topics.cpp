#include "analysis/topics.h"

#include <algorithm>
#include <format>

#include "base/utf8.h"
#include "json/fields.h"
#include "lang/properties.h"
#include "model/day.h"

namespace bedside::analysis {
namespace {

using model::UtcMs;

struct StandingName {
  std::string_view name;
  Standing standing;
};

constexpr std::array standing_names = {
    StandingName{"strong", Standing::Strong},
    StandingName{"contested", Standing::Contested},
    StandingName{"weak", Standing::Weak},
};

constexpr std::string_view general_id = "general";
// Months differ in length; a limit of months is no finer than this.
constexpr UtcMs month_ms = 30 * model::day_ms + model::day_ms / 2;

std::map<std::string, std::string, std::less<>> read_texts(json::Fields texts) {
  std::map<std::string, std::string, std::less<>> out;
  for (const json::Member& member : texts.value().object())
    out[member.key] = texts.text(member.key);
  texts.finish();
  return out;
}

UtcMs read_day(json::Fields& fields, std::string_view key) {
  const std::string text = fields.text_or(key, "");
  const auto at = model::date_begin(text);
  if (!text.empty() && !at)
    fields.error(ErrorCode::InvalidValue, key, "expected a day such as 2026-11-22");
  return at.value_or(0);
}

Trust read_trust(json::Fields fields) {
  Trust out;
  for (const std::string& name : fields.texts("publishers"))
    out.publishers.push_back(lang::simple_fold(name));
  out.domains = fields.texts_or_none("domains");
  const std::string standing = fields.text("standing");
  const auto* row = std::ranges::find(standing_names, standing, &StandingName::name);
  if (row != standing_names.end())
    out.standing = row->standing;
  else
    fields.error(ErrorCode::InvalidValue, "standing", "expected strong, contested or weak");
  out.from = read_day(fields, "from");
  out.until = read_day(fields, "until");
  if (fields.has("why")) out.why = read_texts(fields.object("why"));
  fields.ignore("sources");
  fields.finish();
  return out;
}

Topic read_topic(std::string id, json::Fields fields) {
  Topic out;
  out.id = std::move(id);
  out.title = read_texts(fields.object("title"));
  fields.ignore("sources");
  if (fields.has("terms")) {
    json::Fields terms = fields.object("terms");
    for (const json::Member& member : terms.value().object())
      for (const std::string& term : terms.texts(member.key))
        out.terms[member.key].push_back(lang::simple_fold(term));
    terms.finish();
  }
  if (fields.has("months")) {
    json::Fields months = fields.object("months");
    for (const json::Member& member : months.value().object()) {
      const auto evidence = model::evidence_from_name(member.key);
      const auto limit = static_cast<int>(months.whole(member.key, 1));
      if (evidence)
        out.months[static_cast<std::size_t>(*evidence)] = limit;
      else
        months.error(ErrorCode::InvalidValue, member.key, "no kind of evidence is called so");
    }
    months.finish();
  }
  out.read_months = static_cast<int>(fields.whole_or("read_months", 0));
  const std::size_t rows = fields.array_or_none("trust").size();
  for (std::size_t i = 0; i < rows; ++i)
    out.trust.push_back(read_trust(fields.element("trust", i)));
  fields.finish();
  return out;
}

bool word_matches(std::string_view word, std::string_view term) {
  if (term.ends_with('*')) return word.starts_with(term.substr(0, term.size() - 1));
  return word == term;
}

bool is_wordlike(const lang::Token& token) {
  return token.kind == lang::TokenKind::Word || token.kind == lang::TokenKind::Hashtag ||
         token.kind == lang::TokenKind::Number;
}

// Whether the words of `term` stand in a row from token `at`.
bool stands_at(const lang::TokenizedText& text, std::size_t at, std::string_view term) {
  while (true) {
    const std::size_t space = term.find(' ');
    if (at >= text.tokens.size() || !is_wordlike(text.tokens[at]) ||
        !word_matches(text.folded_of(text.tokens[at]), term.substr(0, space)))
      return false;
    if (space == std::string_view::npos) return true;
    term.remove_prefix(space + 1);
    ++at;
  }
}

bool speaks_of(const lang::TokenizedText& text, const std::vector<std::string>& terms) {
  for (std::size_t i = 0; i < text.tokens.size(); ++i)
    for (const std::string& term : terms)
      if (stands_at(text, i, term)) return true;
  return false;
}

bool is_by(const Trust& trust, std::string_view publisher, std::string_view host) {
  if (std::ranges::contains(trust.publishers, publisher)) return true;
  return std::ranges::any_of(trust.domains, [&](const std::string& domain) {
    return host == domain || (host.size() > domain.size() && host.ends_with(domain) &&
                              host[host.size() - domain.size() - 1] == '.');
  });
}

}  // namespace

std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const std::size_t user = host.rfind('@'); user != std::string_view::npos)
    host.remove_prefix(user + 1);
  host = host.substr(0, host.find(':'));
  std::string out = lang::simple_fold(host);
  if (out.starts_with("www.")) out.erase(0, 4);
  return out;
}

Result<Topics> Topics::load(const catalog::Catalog& catalog) {
  Topics out;
  Diagnostics diagnostics;
  for (const std::string_view id : catalog.names("evidence")) {
    const std::string path = std::format("evidence/{}.json", id);
    const Result<json::Value> file = catalog.file(path);
    if (!file) return std::unexpected(file.error());
    out.topics_.push_back(read_topic(std::string(id), json::Fields(*file, path, diagnostics)));
  }
  if (!diagnostics.empty()) return std::unexpected(diagnostics.errors().front());
  return out;
}

const Topic* Topics::general() const {
  const auto at = std::ranges::find(topics_, general_id, &Topic::id);
  return at == topics_.end() ? nullptr : &*at;
}

std::vector<const Topic*> Topics::in(const lang::TokenizedText& text,
                                     std::string_view language) const {
  std::vector<const Topic*> out;
  for (const Topic& topic : topics_) {
    const auto terms = topic.terms.find(language);
    if (terms != topic.terms.end() && speaks_of(text, terms->second)) out.push_back(&topic);
  }
  return out;
}

const Trust* Topics::standing(const model::Source& source, std::span<const Topic* const> topics,
                              UtcMs at) const {
  const std::string publisher = lang::simple_fold(source.publisher);
  const std::string host = host_of(source.url);
  const Trust* worst = nullptr;
  const auto look = [&](const Topic& topic) {
    for (const Trust& trust : topic.trust) {
      if (at < trust.from || (trust.until != 0 && at >= trust.until)) continue;
      if (is_by(trust, publisher, host) && (worst == nullptr || trust.standing > worst->standing))
        worst = &trust;
    }
  };
  for (const Topic* topic : topics) look(*topic);
  if (general() != nullptr) look(*general());
  return worst;
}

bool Topics::is_stale(const model::Source& source, std::span<const Topic* const> topics,
                      UtcMs at) const {
  const auto kind = static_cast<std::size_t>(source.evidence);
  int months = general() != nullptr ? general()->months[kind] : 0;
  int read_months = general() != nullptr ? general()->read_months : 0;
  const auto stricter = [](int limit, int& now) {
    if (limit != 0 && (now == 0 || limit < now)) now = limit;
  };
  for (const Topic* topic : topics) {
    stricter(topic->months[kind], months);
    stricter(topic->read_months, read_months);
  }
  const auto older = [&](std::optional<UtcMs> end, int limit) {
    return end && limit != 0 && at - *end > limit * month_ms;
  };
  return older(model::date_end(source.published), months) ||
         older(model::date_end(source.read), read_months);
}

}  // namespace bedside::analysis

#include "actions/policy.h"

#include <algorithm>
#include <format>

#include "actions/own_rules.h"
#include "actions/replies.h"
#include "review/review_file.h"

namespace bedside::actions {
namespace {

constexpr std::string_view policy_folder = "policy";

std::string said(const json::Value& object, std::string_view key, std::string_view language) {
  const json::Value* texts = object.find(key);
  return texts == nullptr ? std::string() : std::string(text_in(*texts, language));
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

class Maker {
 public:
  Maker(const rules::Engine& engine, const model::Workspace& workspace)
      : engine_(engine), workspace_(workspace), language_(workspace.settings.ui_language) {}

  PolicyDocument make(const json::Value& file) {
    PolicyDocument out;
    for (const json::Value& entry : file.array_of("questions"))
      out.questions.push_back({std::string(entry.string_or("id", "")),
                               said(entry, "label", language_), said(entry, "example", language_)});
    questions_ = out.questions;
    out.title = filled(said(file, "title", language_));
    out.intro = filled(said(file, "intro", language_));
    for (const json::Value& entry : file.array_of("sections")) {
      PolicySection section{filled(said(entry, "title", language_)), {}};
      for (const json::Value& item : entry.array_of("items"))
        if (applies(item)) section.items.push_back(filled(said(item, "text", language_)));
      const std::string_view list = entry.string_or("list", "");
      if (list == "block") add_blocking_rules(section);
      if (list == "terms") add_terms(section);
      if (!section.items.empty()) out.sections.push_back(std::move(section));
    }
    for (const json::Value& source : file.array_of("sources"))
      out.sources.push_back(std::format("{}, {} ({})", source.string_or("title", ""),
                                        source.string_or("url", ""),
                                        source.string_or("checked", "")));
    return out;
  }

 private:
  std::string filled(std::string text) const {
    const std::string& name = workspace_.organisation.name;
    replace_all(text, "{organisation}", name.empty() ? "…" : name);
    for (const PolicyQuestion& question : questions_) {
      const std::string_view answer = workspace_.policy.string_or(question.id, "");
      replace_all(text, "{" + question.id + "}",
                  answer.empty() ? "[" + question.example + "]" : std::string(answer));
    }
    return text;
  }

  // An organisation that named no country gets what holds in any of them.
  bool applies(const json::Value& item) const {
    const json::Value* when = item.find("when");
    const std::vector<std::string>& own = workspace_.organisation.countries;
    if (when == nullptr || own.empty()) return true;
    return std::ranges::any_of(when->array_of("countries"), [&](const json::Value& country) {
      return std::ranges::contains(own, country.as_string());
    });
  }

  void add_blocking_rules(PolicySection& section) const {
    std::uint32_t countries = 0;
    for (const std::string& country : workspace_.organisation.countries)
      countries |= rules::bit_of(rules::country_names, country);
    for (std::uint32_t i = 0; i < engine_.rule_count(); ++i) {
      const rules::RuleInfo rule = engine_.rule(i);
      if (rule.severity != rules::Severity::Block) continue;
      if (rule.countries != 0 && countries != 0 && (rule.countries & countries) == 0) continue;
      const std::string title(engine_.texts(i, language_).title);
      if (!std::ranges::contains(section.items, title)) section.items.push_back(title);
    }
    std::ranges::sort(section.items);
  }

  void add_terms(PolicySection& section) const {
    for (const OwnTerm& term : own_terms(workspace_.pack)) {
      std::string phrase = term.phrase;
      replace_all(phrase, "\n", ", ");
      std::string suggest = term.suggest;
      replace_all(suggest, "\n", ", ");
      section.items.push_back(
          std::format("{}{}{}. {}", phrase, suggest.empty() ? "" : " → ", suggest, term.why));
    }
  }

  const rules::Engine& engine_;
  const model::Workspace& workspace_;
  std::string language_;
  std::vector<PolicyQuestion> questions_;
};

constexpr std::string_view style =
    "body{font:16px/1.5 system-ui,sans-serif;color:#16212e;background:#fff;max-width:42rem;"
    "margin:2rem auto;padding:0 1rem}"
    "h1{font-size:1.9rem;line-height:1.2;margin:0 0 .5rem}"
    "h2{font-size:1.2rem;margin:1.8rem 0 .4rem;break-after:avoid}"
    "ul{padding-left:1.2rem;margin:0}li{margin:.3rem 0;break-inside:avoid}"
    ".intro{font-size:1.1rem}footer{margin-top:2rem;border-top:1px solid #c9d2dc;"
    "padding-top:.8rem;font-size:.85rem;color:#4a5868;overflow-wrap:anywhere}"
    "@media print{body{margin:0;max-width:none}@page{margin:2cm}}";

}  // namespace

std::vector<std::string_view> policy_documents(const catalog::Catalog& catalog) {
  return catalog.names(policy_folder);
}

Result<PolicyDocument> make_policy(const catalog::Catalog& catalog, const rules::Engine& engine,
                                   const model::Workspace& workspace, std::string_view id) {
  const Result<json::Value> file = catalog.file(std::format("{}/{}.json", policy_folder, id));
  if (!file) return std::unexpected(file.error());
  return Maker(engine, workspace).make(*file);
}

std::string policy_html(const PolicyDocument& document, std::string_view language,
                        std::string_view made) {
  std::string out = std::format(
      "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n"
      "<style>{}</style>\n</head>\n<body>\n<h1>{}</h1>\n<p class=\"intro\">{}</p>\n",
      review::escape_html(language), review::escape_html(document.title), style,
      review::escape_html(document.title), review::escape_html(document.intro));
  for (const PolicySection& section : document.sections) {
    out += std::format("<h2>{}</h2>\n<ul>\n", review::escape_html(section.title));
    for (const std::string& item : section.items)
      out += std::format("<li>{}</li>\n", review::escape_html(item));
    out += "</ul>\n";
  }
  out += std::format("<footer>\n<p>{}</p>\n<ul>\n", review::escape_html(made));
  for (const std::string& source : document.sources)
    out += std::format("<li>{}</li>\n", review::escape_html(source));
  out += "</ul>\n</footer>\n</body>\n</html>\n";
  return out;
}

}  // namespace bedside::actions

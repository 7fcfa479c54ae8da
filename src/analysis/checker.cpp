#include "analysis/checker.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "rules/program.h"

namespace bedside::analysis {
namespace {

// Sentences kept before the memo starts anew: more than the longest post has.
constexpr std::size_t max_sentences = 4096;

// Hashes views and strings alike, so that looking up a sentence copies nothing.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return std::hash<std::string_view>()(text);
  }
};

class Memo final : public rules::SentenceMemo {
 public:
  const rules::SentenceHits* find(std::uint32_t language, std::string_view sentence) override {
    if (language >= languages_.size()) return nullptr;
    const auto at = languages_[language].find(sentence);
    return at != languages_[language].end() ? &at->second : nullptr;
  }

  void store(std::uint32_t language, std::string_view sentence,
             const rules::SentenceHits& hits) override {
    if (++size_ > max_sentences) clear();
    if (language >= languages_.size()) languages_.resize(language + 1);
    languages_[language].insert_or_assign(std::string(sentence), hits);
  }

  void clear() {
    languages_.clear();
    size_ = 0;
  }

 private:
  using Sentences = std::unordered_map<std::string, rules::SentenceHits, TextHash, std::equal_to<>>;
  std::vector<Sentences> languages_;
  std::size_t size_ = 0;
};

}  // namespace

struct Checker::Cache {
  struct Text {
    std::string name;
    std::string text;
    std::string language;
    std::size_t fold = 0;
    rules::Facts facts = 0;
    std::vector<rules::Finding> findings;
    std::string checked_in;  // language
    rules::RiskSet risk;

    bool is(const rules::Field& field) const {
      return name == field.name && text == field.text && language == field.language &&
             fold == field.fold && facts == field.facts;
    }
  };
  Memo memo;
  rules::Context context;
  std::vector<Text> texts;
};

Checker::Checker(const rules::Engine& engine)
    : engine_(engine), cache_(std::make_unique<Cache>()) {}
Checker::~Checker() = default;

void Checker::set(std::span<const rules::Field> fields, const rules::Context& context) {
  if (context != cache_->context) {
    cache_->context = context;
    cache_->texts.clear();
  }
  std::vector<Cache::Text> texts;
  texts.reserve(fields.size());
  std::vector<rules::FieldRisk> risks;
  risks.reserve(fields.size());
  findings_.clear();
  for (const rules::Field& field : fields) {
    const auto known = std::ranges::find_if(
        cache_->texts, [&](const Cache::Text& text) { return text.is(field); });
    if (known != cache_->texts.end()) {
      texts.push_back(std::move(*known));
      known->name.clear();
    } else {
      texts.push_back({std::string(field.name),
                       std::string(field.text),
                       std::string(field.language),
                       field.fold,
                       field.facts,
                       {},
                       {},
                       {}});
      Cache::Text& text = texts.back();
      text.checked_in =
          engine_.check_field(field, context, &cache_->memo, text.findings, &text.risk);
    }
    risks.push_back({&field, texts.back().checked_in, texts.back().risk});
    const std::vector<rules::Finding>& found = texts.back().findings;
    findings_.insert(findings_.end(), found.begin(), found.end());
  }
  engine_.check_together(risks, context, findings_);
  cache_->texts = std::move(texts);
}

void Checker::append(std::vector<rules::Finding> findings) {
  std::ranges::move(findings, std::back_inserter(findings_));
}

void Checker::rebase(std::string_view name, TextEdit edit) {
  std::erase_if(findings_, [&](rules::Finding& finding) {
    if (finding.field != name) return false;
    const bool was_empty = finding.span.empty();
    finding.span = bedside::rebase(finding.span, edit);
    for (rules::Fix& fix : finding.fixes) fix.span = bedside::rebase(fix.span, edit);
    return finding.span.empty() && !was_empty;
  });
}

void Checker::invalidate() {
  cache_->memo.clear();
  cache_->texts.clear();
}

}  // namespace bedside::analysis

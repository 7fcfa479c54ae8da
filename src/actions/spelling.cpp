#include "actions/spelling.h"

#include <algorithm>
#include <utility>

namespace bedside::actions {
namespace {

std::string path_of(const lang::SpellingPack& pack) { return "packs/" + pack.file(); }

}  // namespace

Spelling::Spelling(host::Services& services, const catalog::Catalog& catalog)
    : services_(services), catalog_(catalog), packs_(spelling_packs(catalog)) {}

void Spelling::find_kept() {
  asked_ = packs_.size();
  for (const lang::SpellingPack& pack : packs_)
    services_.load_kept_file(path_of(pack), [this, &pack](Result<std::vector<std::byte>> file) {
      if (file) kept_[pack.tag].file = *std::move(file);
      if (--asked_ > 0) return;
      looked_ = true;
      choose();
      if (changed_) changed_();
    });
}

void Spelling::add(std::string_view tag, std::function<void(bool added)> done) {
  const auto pack = std::ranges::find(packs_, tag, &lang::SpellingPack::tag);
  if (pack == packs_.end() || !adding_.empty()) return;
  adding_ = tag;
  services_.load_site_file(path_of(*pack),
                           [this, &pack = *pack, done = std::move(done)](auto file) {
                             adding_.clear();
                             bool good = false;
                             if (file) {
                               // Opened at once: a damaged one is told now, not at the next text.
                               Result<lang::Speller> speller = open_speller(pack, *file);
                               good = speller.has_value();
                               if (speller) {
                                 speller->use_own(own_);
                                 kept_[pack.tag].speller = *std::move(speller);
                               }
                             }
                             choose();
                             done(good);
                           });
}

void Spelling::show(std::string_view text, std::string_view language,
                    std::span<const std::string> countries) {
  const bool elsewhere = language != language_ || !std::ranges::equal(countries, countries_);
  if (elsewhere) {
    language_ = language;
    countries_.assign(countries.begin(), countries.end());
  }
  const bool other = text != text_;
  if (other) text_ = text;
  if (elsewhere)
    choose();
  else if (other)
    restart();
}

void Spelling::rebase(TextEdit edit) {
  for (TextSpan& span : misspelt_) span = bedside::rebase(span, edit);
  std::erase_if(misspelt_, [](TextSpan span) { return span.empty(); });
}

void Spelling::use_own(std::vector<std::string> words) {
  if (words == own_) return;
  own_ = std::move(words);
  for (auto& [tag, kept] : kept_)
    if (kept.speller) kept.speller->use_own(own_);
  restart();
}

void Spelling::choose() {
  offers_.clear();
  const lang::SpellingPack* before = std::exchange(used_, nullptr);
  const auto serving = lang::spelling_packs_for(packs_, language_, countries_);
  for (const lang::SpellingPack* pack : serving)
    if (used_ == nullptr && kept_.contains(pack->tag)) used_ = pack;
  if (used_ == nullptr && looked_) offers_ = serving;
  if (used_ != before) {
    misspelt_.clear();
    suggestions_.clear();
    data_ = used_ == nullptr ? std::nullopt : text_language(catalog_, used_->tag);
  }
  restart();
}

void Spelling::restart() {
  cut_ = false;
  if (used_ == nullptr) {
    misspelt_.clear();
    return;
  }
  if (std::exchange(idle_asked_, true)) return;
  services_.request_idle([this](double budget_ms) { return slice(budget_ms); });
}

bool Spelling::slice(double budget_ms) {
  const bool more = work(budget_ms);
  if (!more) {
    idle_asked_ = false;
    finish();
  }
  return more;
}

// Opening takes one slice that is longer than others, once a visit and language.
bool Spelling::work(double budget_ms) {
  if (used_ == nullptr) return false;
  if (!kept_[used_->tag].speller) return open();
  check(budget_ms);
  return next_ < words_.size();
}

bool Spelling::open() {
  Kept& kept = kept_[used_->tag];
  Result<lang::Speller> speller = open_speller(*used_, kept.file);
  if (!speller) {
    // What the store holds damaged is offered again like what is not there.
    kept_.erase(used_->tag);
    choose();
    if (changed_) changed_();
    return used_ != nullptr;
  }
  speller->use_own(own_);
  kept.speller = *std::move(speller);
  kept.file = {};
  return true;
}

void Spelling::check(double budget_ms) {
  if (!std::exchange(cut_, true)) {
    lang::TokenizedText tokens;
    const lang::Language* data = data_ ? &*data_ : nullptr;
    lang::tokenize(text_, data, tokens);
    words_ = lang::words_to_spell(tokens, data);
    next_ = 0;
    found_.clear();
  }
  lang::Speller& speller = *kept_[used_->tag].speller;
  const double end = services_.monotonic_ms() + budget_ms;
  while (next_ < words_.size()) {
    speller.find_misspelt(text_, words_[next_++], found_);
    if (services_.monotonic_ms() > end) return;
  }
}

void Spelling::finish() {
  if (used_ == nullptr || !cut_ || found_ == misspelt_) return;
  misspelt_ = found_;
  if (changed_) changed_();
}

std::string_view Spelling::word(std::size_t index) const {
  if (index >= misspelt_.size() || misspelt_[index].end > text_.size()) return {};
  return std::string_view(text_).substr(misspelt_[index].begin, misspelt_[index].size());
}

const std::vector<std::string>& Spelling::suggestions(std::size_t index) {
  static const std::vector<std::string> none;
  const std::string_view asked = word(index);
  if (asked.empty() || used_ == nullptr || !kept_[used_->tag].speller) return none;
  auto known = suggestions_.find(asked);
  if (known == suggestions_.end())
    known = suggestions_.emplace(asked, kept_[used_->tag].speller->suggestions(asked)).first;
  return known->second;
}

}  // namespace bedside::actions

#include "actions/readings.h"

#include <algorithm>
#include <utility>

#include "lang/hard_words.h"
#include "rules/program.h"

namespace bedside::actions {
namespace {

constexpr std::size_t most_hard_words = 3;
constexpr std::size_t most_posts = 200;

const lang::Language* language_of(const rules::Engine& engine, std::string_view tag) {
  const rules::LanguageRules* rules = engine.program().rules_for(tag);
  return rules != nullptr ? rules->language : nullptr;
}

// What a draft says: the shared text, else the first one of its own that a platform has.
std::string_view main_text(const model::Content& content) {
  if (!content.text.empty() || content.variants.empty()) return content.text;
  return content.variants.front().text;
}

}  // namespace

Readings::Readings(const catalog::Catalog& catalog, const rules::Engine& engine)
    : catalog_(catalog), engine_(engine) {}

void Readings::load() {
  if (std::exchange(loaded_, true)) return;
  if (auto scale = analysis::VoiceScale::load(catalog_, engine_.program().languages()))
    scale_ = *std::move(scale);
  if (auto profiles = analysis::VoiceProfiles::load(catalog_)) profiles_ = *std::move(profiles);
}

const analysis::VoiceScale* Readings::scale() {
  load();
  return scale_ ? &*scale_ : nullptr;
}

const analysis::VoiceProfiles* Readings::profiles() {
  load();
  return profiles_ ? &*profiles_ : nullptr;
}

const Reading& Readings::of(std::string_view text, std::string_view tag) {
  if (text_ == text && reading_.language == tag) return reading_;
  const lang::Language* language = language_of(engine_, tag);
  lang::TokenizedText tokens;
  lang::tokenize(text, language, tokens);
  Reading out;
  out.language = tag;
  out.counts = lang::count_text(tokens, language, lang::Syllables::Skip);
  if (lang::is_long_enough(*lang::formula_from_name("lix"), out.counts))
    out.band = lang::lix_band(out.counts, language);
  for (const lang::CountedWord& word : lang::hard_words(tokens, language, most_hard_words))
    out.hard_words.push_back(tokens.tokens[word.first].span());
  if (const analysis::VoiceScale* scale = this->scale())
    out.voice = scale->measure(tokens, tag, language);
  text_ = text;
  return reading_ = std::move(out);
}

const Readings::Known& Readings::known(const model::Draft& draft, const Identify& identify) {
  Known& known = known_[draft.id];
  if (known.revision == draft.revision) return known;
  const std::string_view text = main_text(draft.content);
  known.revision = draft.revision;
  known.language = draft.content.language.empty() ? identify(text) : draft.content.language;
  const lang::Language* language = language_of(engine_, known.language);
  lang::TokenizedText tokens;
  lang::tokenize(text, language, tokens);
  known.voice = scale()->measure(tokens, known.language, language);
  return known;
}

Campaign Readings::campaign(const model::Workspace& workspace, const model::Draft& shown,
                            const Identify& identify) {
  Campaign out;
  if (scale() == nullptr) return out;
  std::vector<const model::Draft*> drafts;
  for (const model::Draft& draft : workspace.drafts)
    if (!draft.trashed && draft.content.campaign == shown.content.campaign)
      drafts.push_back(&draft);
  std::ranges::stable_sort(drafts, {}, &model::Draft::created_at);
  if (drafts.size() > most_posts)
    drafts.erase(drafts.begin(), drafts.end() - static_cast<std::ptrdiff_t>(most_posts));
  out.posts = drafts.size();
  std::vector<analysis::CampaignPost> posts;
  for (const model::Draft* draft : drafts) {
    const Known& of = known(*draft, identify);
    posts.push_back({of.language, &of.voice});
  }
  for (const analysis::CampaignNote& note : analysis::campaign_notes(posts, scale()->different()))
    out.differences.push_back(
        {drafts[note.post]->id, std::string(posts[note.post].language), note});
  return out;
}

}  // namespace bedside::actions

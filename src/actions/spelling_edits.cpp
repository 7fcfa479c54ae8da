// What a person does about spelling: adds a dictionary, takes a suggestion, teaches a word.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "actions/app.h"
#include "actions/own_rules.h"
#include "lang/identify.h"
#include "lang/tokens.h"

namespace bedside::actions {
namespace {

constexpr std::size_t most_own_words = 2000;
constexpr std::size_t longest_own_word = 80;  // bytes

void append_words(std::string_view text, std::vector<std::string>& out) {
  lang::TokenizedText tokens;
  lang::tokenize(text, nullptr, tokens);
  for (const lang::Token& token : tokens.tokens)
    if (token.kind == lang::TokenKind::Word) out.emplace_back(tokens.text_of(token));
}

// What is never misspelt here: the person's words and those the organisation calls its own.
std::vector<std::string> own_words(const model::Workspace& workspace) {
  std::vector<std::string> out = workspace.settings.words;
  append_words(workspace.organisation.name, out);
  append_words(workspace.organisation.place, out);
  for (const std::string_view list : {"staff", "products", "words"})
    append_words(allowed_lines(workspace.pack, list), out);
  return out;
}

std::vector<std::string> words_of_lines(std::string_view lines) {
  std::vector<std::string> out;
  append_words(lines, out);
  std::erase_if(out, [](const std::string& word) { return word.size() > longest_own_word; });
  std::ranges::sort(out);
  const auto repeated = std::ranges::unique(out);
  out.erase(repeated.begin(), repeated.end());
  if (out.size() > most_own_words) out.resize(most_own_words);
  return out;
}

}  // namespace

void App::show_spelling() {
  const model::Draft* draft = this->draft();
  if (!started_ || draft == nullptr) return spelling_.show("", "", {});
  if (std::exchange(own_words_version_, journal_.profile_version()) != journal_.profile_version())
    spelling_.use_own(own_words(workspace_));
  std::string language = draft->content.language;
  if (language.empty()) {
    // Words of another language would all be marked: a guess is not enough.
    const lang::LanguageGuess guess = engine_.identify_language(text());
    if (guess.confidence >= lang::LanguageIdentifier::certain) language = guess.tag;
  }
  spelling_.show(text(), language, draft->content.countries);
}

void App::add_spelling(std::string_view tag) {
  const auto offers = spelling_.offers();
  const auto pack = std::ranges::find(offers, tag, &lang::SpellingPack::tag);
  if (pack == offers.end()) return;
  const std::string name((*pack)->name(workspace_.settings.ui_language));
  spelling_.add(tag, [this, name](bool added) {
    if (added)
      notify(Notice::Kind::Success, "spelling.added", {{"language", name}});
    else
      notify(Notice::Kind::Problem, "spelling.failed");
  });
  changed();
}

void App::fix_spelling(std::size_t index, std::size_t suggestion) {
  const std::vector<std::string> choices = spelling_.suggestions(index);
  const std::span<const TextSpan> misspelt = spelling_.misspelt();
  if (index >= misspelt.size() || suggestion >= choices.size()) return;
  const TextSpan span = misspelt[index];
  const std::string& word = choices[suggestion];
  std::string fixed(text());
  if (span.end > fixed.size()) return;
  fixed.replace(span.begin, span.size(), word);
  text_selection_ = {span.begin + word.size(), span.begin + word.size()};
  ++text_version_;
  spelling_.rebase({.at = span.begin, .removed = span.size(), .inserted = word.size()});
  edit("undo.fix", [&](model::Content& content) {
    if (view_.tab.empty())
      content.text = std::move(fixed);
    else
      model::set_text_for(content, view_.tab, std::move(fixed));
  });
}

void App::learn_word(std::size_t index, bool house) {
  const std::string word(spelling_.word(index));
  if (word.empty() || word.size() > longest_own_word) return;
  if (house) {
    const std::string lines = allowed_lines(own_pack(), "words");
    if (!adopt_pack(with_allowed(own_pack(), "words", lines.empty() ? word : lines + "\n" + word),
                    true))
      return notify(Notice::Kind::Problem, "own.refused");
  } else {
    if (workspace_.settings.words.size() >= most_own_words) return;
    change_profile([&](model::Workspace& workspace) { workspace.settings.words.push_back(word); });
  }
  notify(Notice::Kind::Success, "spelling.learned");
}

void App::set_own_words(std::string lines, bool counts) {
  if (!counts) return change_view([&](View& view) { view.own_words = std::move(lines); });
  view_.own_words.reset();
  change_profile(
      [&](model::Workspace& workspace) { workspace.settings.words = words_of_lines(lines); });
}

void run_spelling(App& app, const Action& action) {
  const auto index = static_cast<std::size_t>(action.number);
  switch (action.id) {
    case ActionId::AddSpelling:
      return app.add_spelling(action.target);
    case ActionId::FixSpelling:
      return app.fix_spelling(index, static_cast<std::size_t>(action.second));
    case ActionId::LearnWord:
      return app.learn_word(index, action.target == "house");
    default:
      return app.set_own_words(action.text, action.number != 0);
  }
}

}  // namespace bedside::actions

#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "actions/dictionaries.h"
#include "base/text_span.h"
#include "catalog/catalog.h"
#include "host/services.h"
#include "lang/language.h"
#include "lang/speller.h"
#include "lang/spelling_pack.h"

namespace bedside::actions {

class App;
struct Action;

// The spelling of the text on screen. A dictionary comes from the site when a person adds it and
// from the browser's store afterwards; it is opened, and the text held against it, when nothing
// else is to do, so that typing never waits. What a word should be is looked for when it is asked.
class Spelling {
 public:
  // Both must outlive this object.
  Spelling(host::Services& services, const catalog::Catalog& catalog);

  // Called when anything below has changed without being told to.
  void on_change(std::function<void()> changed) { changed_ = std::move(changed); }
  // Takes the dictionaries of earlier visits from the store.
  void find_kept();
  // Fetches the dictionary `tag`; `done` hears whether it is there now. Nothing for other names.
  void add(std::string_view tag, std::function<void(bool added)> done);
  // The text that is shown, its language and its audience's countries. Cheap when nothing is new.
  void show(std::string_view text, std::string_view language,
            std::span<const std::string> countries);
  // Moves the marks with what is typed.
  void rebase(TextEdit edit);
  // Words of the person and the organisation.
  void use_own(std::vector<std::string> words);

  // The dictionary the text is held against, or nullptr.
  const lang::SpellingPack* used() const { return used_; }
  // Those that could be added for the text: none once one is there, or while the store is asked.
  std::span<const lang::SpellingPack* const> offers() const { return offers_; }
  const std::string& adding() const { return adding_; }  // tag of one on its way
  // In order. The text between is as it was when `show` was called.
  std::span<const TextSpan> misspelt() const { return misspelt_; }
  // "" when there is no such one any more.
  std::string_view word(std::size_t index) const;
  const std::vector<std::string>& suggestions(std::size_t index);

 private:
  struct Kept {
    std::vector<std::byte> file;  // until it is opened
    std::optional<lang::Speller> speller;
  };

  void choose();
  void restart();
  bool slice(double budget_ms);
  bool work(double budget_ms);
  bool open();
  void check(double budget_ms);
  void finish();

  host::Services& services_;
  const catalog::Catalog& catalog_;
  std::vector<lang::SpellingPack> packs_;
  std::map<std::string, Kept, std::less<>> kept_;  // by tag
  std::size_t asked_ = 0;                          // packs the store has not answered for
  bool looked_ = false;
  std::string adding_;
  std::vector<std::string> own_;

  std::string text_;
  std::string language_;
  std::vector<std::string> countries_;
  std::vector<const lang::SpellingPack*> offers_;
  const lang::SpellingPack* used_ = nullptr;
  std::optional<lang::Language> data_;  // of the language used
  std::vector<TextSpan> misspelt_;
  std::map<std::string, std::vector<std::string>, std::less<>> suggestions_;  // by word

  // The check under way.
  bool idle_asked_ = false;
  bool cut_ = false;  // words_ are those of text_
  std::vector<TextSpan> words_;
  std::size_t next_ = 0;
  std::vector<TextSpan> found_;

  std::function<void()> changed_;
};

// Runs the actions AddSpelling to SetOwnWords (spelling_edits.cpp).
void run_spelling(App& app, const Action& action);

}  // namespace bedside::actions

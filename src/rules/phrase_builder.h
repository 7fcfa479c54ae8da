#pragma once

#include <memory>

#include "rules/phrase_data.h"
#include "rules/phrase_syntax.h"
#include "rules/tables.h"

namespace bedside::rules {

// Collects the phrases of one language.
class PhraseTablesBuilder {
 public:
  PhraseTablesBuilder();
  ~PhraseTablesBuilder();
  PhraseTablesBuilder(PhraseTablesBuilder&&) noexcept;
  PhraseTablesBuilder& operator=(PhraseTablesBuilder&&) noexcept;

  // `group` is that of the role of the set. Sets `accept.has_gap`. False when the alternatives of
  // the phrase multiply to too many steps; then nothing is added.
  bool add(const PhraseParts& phrase, RoleGroup group, AcceptRow accept);
  PhraseData finish() const;

 private:
  struct Graph;
  std::unique_ptr<Graph> graph_;
};

}  // namespace bedside::rules

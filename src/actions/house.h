#pragma once

#include <map>
#include <string>
#include <vector>

#include "actions/own_rules.h"
#include "actions/replies.h"
#include "base/error.h"
#include "rules/finding.h"

namespace bedside::actions {

// What the screens for replies and for the house's own rules show; kept only while the page is
// open. The pasted comment is nowhere else.
struct House {
  std::vector<CommentKind> kinds;
  std::string comment;
  std::vector<const CommentKind*> comment_kinds;  // of `comment`; none while it is empty
  std::string comment_language;                   // "und" when not clear
  std::string reply;
  std::vector<rules::Finding> reply_findings;

  std::map<std::string, std::string, std::less<>> allowed;  // lists as they are being typed
  OwnTerm term;                                             // in the form
  bool term_open = false;                                   // the form is shown
  std::string tried;                                        // the try-out field
  std::vector<rules::Finding> tried_findings;               // of the own rules only
  bool expired = false;       // the own rules want to be looked at again
  std::vector<Error> faults;  // why the last pack or term was refused
};

}  // namespace bedside::actions

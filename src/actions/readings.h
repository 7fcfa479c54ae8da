#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/campaign.h"
#include "analysis/voice.h"
#include "analysis/voice_profile.h"
#include "catalog/catalog.h"
#include "lang/readability.h"
#include "model/workspace.h"
#include "rules/check.h"

namespace bedside::actions {

// How a text reads and sounds.
struct Reading {
  std::string language;
  lang::TextCounts counts;            // without syllables
  std::optional<lang::LixBand> band;  // where the text is long enough
  std::vector<TextSpan> hard_words;   // the longest ones, by place
  analysis::Voice voice;
};

// A post of the campaign that speaks otherwise than the rest.
struct CampaignDifference {
  std::string draft_id;
  std::string language;
  analysis::CampaignNote note;
};
struct Campaign {
  std::size_t posts = 0;  // with this name, the one on screen too
  std::vector<CampaignDifference> differences;
};

// Reads texts, each once until it changes. The files it needs are read when first asked for.
class Readings {
 public:
  // Both must outlive this object.
  Readings(const catalog::Catalog& catalog, const rules::Engine& engine);

  // Null where the assets have none.
  const analysis::VoiceScale* scale();
  const analysis::VoiceProfiles* profiles();

  // Of the text on screen.
  const Reading& of(std::string_view text, std::string_view language);
  // Of the drafts that have the campaign of `shown`, which has one; those in the bin are left out.
  // `identify` tells the language of a text that declares none. At most the newest 200.
  using Identify = std::function<std::string(std::string_view text)>;
  Campaign campaign(const model::Workspace& workspace, const model::Draft& shown,
                    const Identify& identify);

 private:
  struct Known {
    int revision = -1;
    std::string language;
    analysis::Voice voice;
  };
  void load();
  const Known& known(const model::Draft& draft, const Identify& identify);

  const catalog::Catalog& catalog_;
  const rules::Engine& engine_;
  bool loaded_ = false;
  std::optional<analysis::VoiceScale> scale_;
  std::optional<analysis::VoiceProfiles> profiles_;
  std::optional<std::string> text_;  // that `reading_` is of
  Reading reading_;
  std::map<std::string, Known, std::less<>> known_;  // by draft
};

}  // namespace bedside::actions

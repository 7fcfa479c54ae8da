#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json/value.h"
#include "model/consent.h"
#include "model/draft.h"
#include "model/voice.h"

namespace bedside::model {

// Who posts. Shown in previews; its own contact data is no patient's.
struct Organisation {
  std::string name;
  std::string handle;  // without @
  std::string place;
  std::string kind = "provider";
  std::vector<std::string> countries;
  std::vector<std::string> own_contacts;  // phone numbers, addresses, staff names: never flagged

  bool operator==(const Organisation&) const = default;
};

enum class ThemeChoice : std::uint8_t { System, Light, Dark };

struct Settings {
  std::string ui_language = "en";
  ThemeChoice theme = ThemeChoice::System;
  bool welcome_dismissed = false;
  std::vector<std::string> words;  // never misspelt: the person's own dictionary

  bool operator==(const Settings&) const = default;
};

struct Workspace {
  Organisation organisation;
  Person person;  // who sits here; the name is empty until first asked
  Settings settings;
  json::Value pack;    // the organisation's own rules, `bedside/pack/1`; null = none
  json::Value policy;  // answers of the policy documents by question; null = none
  HouseVoice voice;
  std::vector<Draft> drafts;            // newest change first
  std::vector<ConsentRecord> consents;  // oldest first

  Draft* find(std::string_view id);
  const Draft* find(std::string_view id) const;
  ConsentRecord* find_consent(std::string_view id);
  const ConsentRecord* find_consent(std::string_view id) const;

  bool operator==(const Workspace&) const = default;
};

std::string_view theme_name(ThemeChoice choice);

}  // namespace bedside::model

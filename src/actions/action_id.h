#pragma once

#include <cstdint>

namespace bedside::actions {

// Everything a person can do. One row of the table (table.cpp) says for each its name, shortcut,
// when it is possible and what it does; menus, buttons, keys and the list under `?` read it.
enum class ActionId : std::uint8_t {
  NewDraft,
  DuplicateDraft,
  DeleteDraft,
  SelectDraft,  // target: draft id
  NextDraft,
  PreviousDraft,
  Undo,
  Redo,
  SelectTab,  // target: platform id, "" for the shared text
  NextTab,
  ResetVariant,    // the platform of the tab shows the shared text again
  TogglePlatform,  // target: platform id
  NextFinding,
  PreviousFinding,
  SelectFinding,      // number: index in findings()
  ApplyFix,           // number: index in findings(); second: index of the fix
  ApplyFirstFix,      // of the selected finding
  FixAllOfKind,       // target: rule, "" = that of the selected finding
  ShowPlainVersion,   // beside the text, or hide it
  ApplyPlainVersion,  // every simpler word at once
  ClearFinding,       // number: index in findings(); asks for a reason
  ProposeCorrection,  // number: index in findings(); asks for better words of a draft rule
  ShowMoreFindings,
  FilterFindings,  // target: "", "block", "review", "advice"
  SetLanguage,     // target: tag, "" = identify
  ToggleCountry,   // target: country
  SetAudience,     // target: "public" / "professional"
  SetKind,         // target: "post" / "reply"
  TogglePaid,
  SetSearch,  // text
  AddPictures,
  SelectPicture,      // number
  RemovePicture,      // number
  SetAltText,         // number, text
  SetVideoLength,     // number; text: seconds, "" = a still picture
  SetLinkCard,        // target: "title" / "description"; text
  SetFirstComment,    // text
  MoveLinks,          // out of the text of the tab, to the first comment
  ToggleDecorative,   // number
  ToggleWords,        // opens and closes the words in the picture
  ChooseWords,        // second: the text whose place is set
  AddWords,           // number: picture
  SetWords,           // number: picture; second: text; text
  PlaceWords,         // number: picture; second: text; box
  RemoveWords,        // number: picture; second: text
  ToggleBeforeAfter,  // number
  SetAuthority,       // target: "given" turns it on and off; "number" / "valid-to": text
  SetPeople,          // number; target: "none" / "staff" / "model" / "patient"
  ToggleStory,        // the text tells of a patient, or not
  LinkConsent,        // target: id of a record, "" = none; number: picture, -1 = the text
  ShowSources,
  EditSource,     // target: id, "" = a new one; number: the sentence it is for, -1 = none
  SetSourceText,  // target: "title" / "publisher" / ...; text
  SetEvidence,    // target: kind of evidence
  AnswerWho,      // number: question; second: answer
  SaveSource,
  CloseSource,
  RemoveSource,  // target: id
  AttachSource,  // target: id; number: index in evidence().sentences
  DetachSource,  // the same
  ShowConsents,
  EditConsent,     // target: id, "" = a new one; number: picture it is for, -1 = the text
  SetConsentText,  // target: "kept-at" / "facts" / ...; text
  ToggleConsent,   // target: "platform" / "purpose" / "picture" / "flag"; text: which
  SetSigner,       // target: of consent_signers
  SaveConsent,
  CloseConsent,
  RevokeConsent,  // target: id
  RemoveConsent,  // target: id; only while no post uses it
  Submit,
  Approve,
  RequestChanges,
  Export,
  ConfirmPrompt,
  CancelPrompt,
  SetPromptName,  // text
  SetPromptRole,  // target
  SetPromptNote,  // text
  ToggleDark,
  SetTheme,         // target: "system" / "light" / "dark"
  SetUiLanguage,    // target: tag
  SetOrganisation,  // target: "name" / "handle" / "place"; text
  DismissWelcome,
  DismissNotice,
  ShowShortcuts,
  ShowScreen,  // target: "compose" / "review" / "settings"
  ShowPanel,   // target: "drafts" / "composer" / "previews" / "findings" (narrow pages)
  TogglePreviewDark,
  ExpandPreview,  // target: platform id
  FocusSearch,
  FocusText,
  OpenFile,
  DownloadWorkspace,
  TakeOver,
  ApplyUpdate,
  ChoosePlatforms,  // opens and closes the list of platforms
  SetSurface,       // target: platform id; text: surface id, "" for the first one
  ShowLimit,        // target: platform id whose limit is explained, "" closes
  ShowBoard,        // the previews side by side, and back to writing
  BoardAlone,       // target: platform id shown alone, "" for all
  BoardNext,
  BoardPrevious,
  BoardLarger,
  BoardSmaller,
  BoardDesktop,  // phone or wide screen
  BoardZones,    // safe zones of stories and reels
  CopyPreview,   // target: platform id
  SavePreview,   // target: platform id
  PrintPreviews,
  SaveReviewFile,
  SetComment,     // text
  SetReply,       // text
  CopyText,       // text
  KeepReply,      // the reply as a draft
  ShowPolicyTab,  // target
  EditTerm,       // target: rule, "" = a new one
  SetTermPart,    // target: "phrase", "suggest", ...; text
  SaveTerm,       // text: what a finding advises
  CancelTerm,
  RemoveTerm,  // target: rule
  SetAllowed,  // number: 1 when the field was left and it counts;
               // target: list of the pack; text: one a line
  SetTried,    // text
  UseSamplePack,
  ExportPack,
  RemovePack,
  AnswerPolicy,    // target: question; text
  DownloadPolicy,  // target: document; text: the line below it
  OfferThread,     // target: platform id whose text would be split, "" closes
  ApplyThread,
  AddLetters,       // target: id of a script pack
  AddSpelling,      // target: tag of a dictionary
  FixSpelling,      // number: index in spelling().misspelt(); second: index of the suggestion
  LearnWord,        // number: the same; target: "house" for the organisation
  SetOwnWords,      // text: one a line; number: 1 when the field was left and it counts
  SetVoice,         // target: of the draft: profile, "" for the usual one
  SetCampaign,      // text
  SetHouseVoice,    // target: profile, "" for none
  SetOwnVoiceName,  // text
  SetOwnVoiceBand,  // target: axis; number, second: its ends
  ShowPulls,        // everything that pulls the tone, or the strongest
  ShowPull,         // number, second: bytes of the text on screen
};

}  // namespace bedside::actions

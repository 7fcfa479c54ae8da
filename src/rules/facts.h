#pragma once

#include <array>
#include <string_view>

#include "rules/rule.h"

namespace bedside::rules {

// What may be known of a post or picture beside its texts: what the person decided, what the
// consent record says, what lies in the file. Rules of kind `state` are made of these, and any rule
// may be content with one ("@consent.valid" in `satisfied_by`). The position is the bit in the
// pack, so rows are only ever appended.
inline constexpr std::array<std::string_view, 53> fact_names = {
    // Of the whole post.
    "source.attached",             // a source with title and address is attached
    "consent.needed",              // somebody said that a patient's story or picture is used
    "consent.valid",               // a record covers this use: texts, pictures, platforms, day
    "consent.missing",             // needed, and no record is attached
    "consent.incomplete",          // who, what, to whom, why, until when or the signature is empty
    "consent.statements-missing",  // right to revoke, care not depending on it, passing on
    "consent.out-of-scope",        // a platform, picture or fact that was not signed
    "consent.ended",               // its last day is before today or the planned time
    "consent.revoked",             //
    "consent.pay-not-named",       // the post is paid for and the form does not say so
    "consent.no-representative",   // child, dead or unable, and nobody signed for them
    "consent.child",               // the person is a child
    "consent.child-not-asked",     // old enough to be asked, and not asked
    "consent.not-specific",        // one tick for everything, or a condition of care
    "consent.no-withdrawal",       // no way to take it back is written down
    "consent.special-record",      // substance use programme or psychotherapy notes
    "consent.no-copy",             // the person got no copy or was not told
    "consent.deceased",            // the person has died
    "post.prescription-medicine",  // names a prescription medicine
    "post.medicine-firm",          // a firm that makes or sells the product speaks
    "post.first-use",              // the first time this promotion is used
    "post.form-submitted",         // the authority has it (Form FDA 2253)
    "post.approved-by-authority",  // prior approval is on record
    "post.targeted",               // the audience is chosen by health interest
    "post.has-video",              //
    "post.comments-open",          // under the post anybody may write
    "reply.name-not-shown",        // the reply says a name that the comment's account does not show
    "approval.unqualified",        // the approver holds no clinical role
    // Of one picture or film.
    "media.no-alt",            // no alternative text, and not marked as decoration
    "media.no-captions",       // a film without captions
    "media.low-contrast",      // text in it is hard to read
    "media.people-undecided",  // nobody has said who is in it
    "media.patient",           // a patient, or somebody who may be one
    "media.other-people",      // somebody in the background
    "media.screen",            // a screen with records
    "media.writing",           // board, door sign, label, tube
    "media.wristband",         // wristband, chart at the bed
    "media.metadata",          // place, camera, time in the file
    "media.telling-name",      // the file's or a layer's name holds a person's
    "media.blurred-only",      // blurred, and no consent
    "media.outside-crew",      // made by press or a film crew where patients are
    "media.voice",             // a patient's voice
    "media.moving-risk",       // risk text moves, flashes or is covered while it is read
    "media.before-after",      //
    "media.medicine-pack",     // a pack, pen or logo of a prescription medicine
    "media.unchecked",         // the questions about the picture are not answered
    // Of a source that is attached.
    "source.detached",    // the sentence it stood for has changed
    "source.contested",   // for this subject its publisher is disputed at this time
    "source.weak",        // animals, cells, or not reviewed by anybody
    "source.doubtful",    // one of the seven questions of the WHO left doubt
    "source.stale",       // older than its kind may be, or read too long ago
    "source.incomplete",  // title, publisher, author, address, days or kind are missing
    "source.open",        // not all seven questions are answered
};
static_assert(fact_names.size() <= 64);

// 0 when no fact is called so.
constexpr Facts fact_bit(std::string_view name) {
  for (std::size_t i = 0; i < fact_names.size(); ++i)
    if (fact_names[i] == name) return Facts{1} << i;
  return 0;
}

}  // namespace bedside::rules

// A text that is too long for one post becomes several.

#include "actions/app.h"
#include "lang/language.h"
#include "platforms/count.h"
#include "platforms/rewrite.h"

namespace bedside::actions {

std::size_t App::thread_excess(const platforms::Platform& platform) const {
  const model::Draft* draft = this->draft();
  if (draft == nullptr || !platform.threads || model::is_thread(draft->content, platform.id))
    return 0;
  const std::string_view text = model::text_for(draft->content, platform.id);
  const platforms::Count count =
      platforms::count(text, platform, model::surface_for(draft->content, platform.id));
  return count.length > count.limit ? count.length - count.limit : 0;
}

std::vector<std::string> App::offered_thread() const {
  const platforms::Platform* platform = this->platform(view_.thread_of);
  if (platform == nullptr || thread_excess(*platform) == 0) return {};
  const model::Content& content = draft()->content;
  const platforms::Surface* surface = platform->surface(model::surface_for(content, platform->id));
  if (surface == nullptr) return {};
  // Its abbreviations end no sentence.
  Result<lang::Language> language = fail(ErrorCode::AssetMissing, "", "");
  if (const Result<json::Value> file = catalog_.language_json(this->language()))
    language = lang::load_language(this->language(), *file);
  return platforms::split_into_thread(model::text_for(content, platform->id), *platform, *surface,
                                      language ? &*language : nullptr);
}

void App::apply_thread() {
  const std::vector<std::string> parts = offered_thread();
  const std::string platform = view_.thread_of;
  view_.thread_of.clear();
  if (parts.size() < 2) return changed();
  view_.tab = platform;
  text_selection_ = {};
  ++text_version_;
  edit("undo.thread",
       [&](model::Content& content) { model::set_thread_for(content, platform, parts); });
  focus_text();
}

}  // namespace bedside::actions

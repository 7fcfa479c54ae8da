#include "ui/shelf.h"

#include <array>
#include <cmath>
#include <format>
#include <utility>

#include "media/picture.h"
#include "platforms/fold.h"

namespace bedside::ui {
namespace {

// Narrower cards are laid out at this width and shown smaller, as a phone seen from farther away.
constexpr float least_layout_px = 300;
// Frames an unused picture is kept, for panels that come back at once.
constexpr std::uint64_t keep_frames = 60;

// More pixels than a texture can have.
constexpr int most_card_px = 8192;

// True when the card leaves out the end of its text.
bool is_cut(const PreviewRequest& request) {
  const auto posts = model::posts_for(request.draft.content, request.platform.id);
  if (request.part >= posts.size()) return false;
  return press::shown_part(posts[request.part]).size() < posts[request.part].size();
}

press::CardRequest card_request(const PreviewRequest& request) {
  return {.draft = request.draft,
          .organisation = request.app.workspace().organisation,
          .language = request.app.workspace().settings.ui_language,
          .platform = request.platform,
          .part = request.part,
          .layout = request.layout,
          .dark = request.dark,
          .expanded = request.expanded,
          .zones = request.zones};
}

// Everything the picture of a card depends on but the content of its draft.
std::string look_of(const PreviewRequest& request, float scale, std::uint32_t fonts) {
  const model::Organisation& organisation = request.app.workspace().organisation;
  std::string key = std::format(
      "{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}", request.width, request.layout, scale, fonts,
      request.dark, request.expanded, request.zones, request.draft.id, organisation.name,
      organisation.handle, organisation.place, request.app.workspace().settings.ui_language);
  for (const model::Picture& picture : request.draft.content.pictures)
    key += request.app.media().bitmap(picture.id) != nullptr ? '+' : '-';
  return key;
}

// The draft's revision stands for its content: to compare a long text in every frame would take
// longer than to draw it.
std::string key_of(const PreviewRequest& request, std::string_view look) {
  return std::format("{}|{}", request.draft.revision, look);
}

Rect scaled(Rect rect, float zoom) {
  return {rect.x * zoom, rect.y * zoom, rect.width * zoom, rect.height * zoom};
}

}  // namespace

Shelf::Shelf(const paint::FontSet& fonts)
    : fonts_(fonts), cards_(fonts, [this](std::string_view id) {
        return media_ == nullptr ? nullptr : media_->bitmap(id);
      }) {}

Shelf::~Shelf() { clear(); }

void Shelf::clear() {
  if (textures_ != nullptr)
    for (const auto& [name, entry] : entries_)
      if (entry.texture != 0) textures_->destroy(entry.texture);
  entries_.clear();
}

preview::Undrawn Shelf::undrawn(const actions::App& app, const model::Draft& draft) {
  if (!packs_) packs_ = preview::script_packs(app.catalog());
  const model::Organisation& organisation = app.workspace().organisation;
  std::string text = organisation.name + '\n' + organisation.handle + '\n' + organisation.place;
  for (const std::string& platform : draft.content.platforms)
    for (const std::string_view post : model::posts_for(draft.content, platform))
      (text += '\n') += press::shown_part(post);
  preview::Undrawn out = preview::undrawn(text, fonts_, *packs_);
  // Before the emoji are there, they are not missing for good.
  out.others = out.others && fonts_.has(paint::FontRole::Emoji);
  return out;
}

void Shelf::begin_frame(float scale) {
  scale_ = scale;
  ++frame_;
  std::erase_if(entries_, [&](const auto& named) {
    const Entry& entry = named.second;
    if (entry.frame + keep_frames >= frame_) return false;
    if (entry.texture != 0) textures_->destroy(entry.texture);
    return true;
  });
}

void Shelf::show(Entry& entry, Bitmap pixels) {
  const bool same_size = entry.pixels.width == pixels.width && entry.pixels.height == pixels.height;
  if (entry.texture != 0 && same_size) {
    textures_->update(entry.texture, pixels);
  } else {
    if (entry.texture != 0) textures_->destroy(entry.texture);
    entry.texture = textures_->create(pixels);
  }
  entry.pixels = std::move(pixels);
}

// Only what changed since the picture before, where the card still looks and is as large as then.
void Shelf::paint_card(Entry& entry, const preview::Card& card, float scale, bool same_look) {
  const int width = static_cast<int>(std::lround(card.size.width * scale));
  const int height = std::min(static_cast<int>(std::ceil(card.size.height * scale)), most_card_px);
  const bool same_size = entry.pixels.width == width && entry.pixels.height == height;
  if (same_look && same_size && entry.texture != 0) {
    if (const std::optional<Rect> area = paint::damage(entry.list, card.list)) {
      cards_.painter().draw(card.list, scale, entry.pixels, *area);
      textures_->update(entry.texture, entry.pixels);
    }
  } else {
    Bitmap pixels = Bitmap::blank(width, height);
    cards_.painter().draw(card.list, scale, pixels);
    show(entry, std::move(pixels));
  }
  entry.list = card.list;
}

Preview Shelf::preview(const PreviewRequest& request) {
  if (textures_ == nullptr || !fonts_.has(paint::FontRole::Regular)) return {};
  if (cards_.maker(request.platform) == nullptr) return {};
  media_ = &request.app.media();
  Entry& entry = entries_[std::format("preview/{}/{}", request.platform.id, request.part)];
  entry.frame = frame_;
  std::string look = look_of(request, scale_, fonts_.revision());
  std::string key = key_of(request, look);
  if (entry.key != key) {
    press::CardRequest asked = card_request(request);
    if (asked.layout <= 0) asked.layout = std::max(request.width, least_layout_px);
    const float zoom = request.width / asked.layout;
    const preview::Card card = *cards_.card(asked);
    const float scale = scale_ * zoom;
    paint_card(entry, card, scale, entry.look == look);
    entry.size = {static_cast<float>(entry.pixels.width) / scale_,
                  static_cast<float>(entry.pixels.height) / scale_};
    entry.folded = card.fold.has_value();
    entry.cut = is_cut(request) || card.size.height * scale > most_card_px;
    entry.more.clear();
    for (const Rect& rect : card.more) entry.more.push_back(scaled(rect, zoom));
    entry.key = std::move(key);
    entry.look = std::move(look);
  }
  return {entry.texture, entry.size, entry.folded, entry.cut, entry.more};
}

std::optional<Bitmap> Shelf::paint(const PreviewRequest& request, float scale) {
  media_ = &request.app.media();
  return cards_.framed(card_request(request), scale);
}

std::optional<preview::CardSurface> Shelf::card(const platforms::Platform& platform,
                                                std::string_view surface) {
  const preview::CardMaker* cards = cards_.maker(platform);
  if (cards == nullptr) return std::nullopt;
  return cards->surface(surface);
}

std::optional<std::size_t> Shelf::fold(const actions::App& app, const model::Draft& draft,
                                       const platforms::Platform& platform) {
  if (model::is_thread(draft.content, platform.id)) return std::nullopt;
  const PreviewRequest request{.app = app, .draft = draft, .platform = platform};
  std::string key = platform.id + "|" + key_of(request, look_of(request, 1, fonts_.revision()));
  if (key == fold_key_) return fold_;
  fold_key_ = std::move(key);
  if (cards_.maker(platform) != nullptr && fonts_.has(paint::FontRole::Regular)) {
    fold_ = cards_.card(card_request(request))->fold;
  } else {
    const std::string_view text = model::text_for(draft.content, platform.id);
    const platforms::Surface* surface =
        platform.surface(model::surface_for(draft.content, platform.id));
    const std::size_t end =
        surface == nullptr ? text.size() : platforms::visible_end(text, surface->fold);
    fold_ = end < text.size() ? std::optional(end) : std::nullopt;
  }
  return fold_;
}

TextureId Shelf::thumbnail(const actions::MediaStore& media, const model::Picture& picture,
                           Size size) {
  const Bitmap* pixels = media.bitmap(picture.id);
  if (textures_ == nullptr) return 0;
  // One picture is shown in two sizes at a time.
  Entry& entry = entries_[std::format("thumbnail/{}/{}x{}", picture.id, size.width, size.height)];
  entry.frame = frame_;
  std::string key = std::format("{}|{}|{}|{}|{}|{}", size.width, size.height, scale_,
                                picture.focal_x, picture.focal_y, pixels != nullptr);
  if (entry.key != key) {
    const int width = std::max(1, static_cast<int>(std::lround(size.width * scale_)));
    const int height = std::max(1, static_cast<int>(std::lround(size.height * scale_)));
    if (pixels == nullptr) {
      show(entry, Bitmap::blank(width, height));
    } else {
      const media::PixelRect part = media::crop_for_aspect(
          pixels->width, pixels->height, width, height, picture.focal_x, picture.focal_y);
      show(entry, media::resize(media::crop(*pixels, part), width, height));
    }
    entry.key = std::move(key);
  }
  return entry.texture;
}

bool Shelf::wants_focus(Focus focus, std::uint64_t version) {
  std::uint64_t& seen = focus_[focus];
  return std::exchange(seen, version) != version && version != 0;
}

std::string_view Shelf::ui_language_name(std::string_view tag) {
  struct Name {
    std::string_view tag;
    std::string_view name;
  };
  static constexpr std::array names = {Name{"en", "English"},    Name{"ca", "Català"},
                                       Name{"nl", "Nederlands"}, Name{"id", "Bahasa Indonesia"},
                                       Name{"sw", "Kiswahili"},  Name{"is", "Íslenska"}};
  for (const Name& row : names)
    if (row.tag == tag) return row.name;
  return tag;
}

}  // namespace bedside::ui

#include "paint/face.h"

#include <limits>

#include "hb-ot.h"
#include "hb.h"
#include "stb_truetype.h"

namespace bedside::paint {

struct Face::State {
  std::vector<std::byte> file;
  stbtt_fontinfo outlines = {};
  hb_face_t* face = nullptr;
  hb_font_t* font = nullptr;
  std::vector<Color> palette;
  float units_per_em = 0;
  float ascent = 0;
  float descent = 0;

  ~State() {
    hb_font_destroy(font);
    hb_face_destroy(face);
  }
};

namespace {

std::vector<Color> read_palette(hb_face_t* face) {
  unsigned count = hb_ot_color_palette_get_colors(face, 0, 0, nullptr, nullptr);
  std::vector<hb_color_t> raw(count);
  hb_ot_color_palette_get_colors(face, 0, 0, &count, raw.data());
  std::vector<Color> palette;
  for (const hb_color_t color : raw)
    palette.push_back({static_cast<std::uint8_t>(hb_color_get_red(color)),
                       static_cast<std::uint8_t>(hb_color_get_green(color)),
                       static_cast<std::uint8_t>(hb_color_get_blue(color)),
                       static_cast<std::uint8_t>(hb_color_get_alpha(color))});
  return palette;
}

}  // namespace

Result<Face> Face::open(std::span<const std::byte> file, float scale) {
  if (file.size() < 12 || file.size() > std::numeric_limits<int>::max())
    return fail(ErrorCode::FontInvalid, "", "not a font file");
  auto state = std::make_unique<State>();
  state->file.assign(file.begin(), file.end());
  const auto* bytes = reinterpret_cast<const unsigned char*>(state->file.data());
  const int offset = stbtt_GetFontOffsetForIndex(bytes, 0);
  if (offset != 0 || !stbtt_InitFont(&state->outlines, bytes, offset))
    return fail(ErrorCode::FontInvalid, "", "not an OpenType font with outlines");

  hb_blob_t* blob =
      hb_blob_create(reinterpret_cast<const char*>(bytes), static_cast<unsigned>(file.size()),
                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  state->face = hb_face_create(blob, 0);
  hb_blob_destroy(blob);
  hb_face_make_immutable(state->face);
  state->font = hb_font_create(state->face);
  const unsigned units = hb_face_get_upem(state->face);
  hb_font_set_scale(state->font, static_cast<int>(units), static_cast<int>(units));
  state->units_per_em = static_cast<float>(units) / scale;
  state->palette = read_palette(state->face);

  int ascent = 0, descent = 0, gap = 0;
  stbtt_GetFontVMetrics(&state->outlines, &ascent, &descent, &gap);
  state->ascent = static_cast<float>(ascent) / state->units_per_em;
  state->descent = static_cast<float>(-descent) / state->units_per_em;
  return Face(std::move(state));
}

Face::Face(std::unique_ptr<State> state) : state_(std::move(state)) {}
Face::~Face() = default;
Face::Face(Face&&) noexcept = default;
Face& Face::operator=(Face&&) noexcept = default;

float Face::ascent() const { return state_->ascent; }
float Face::descent() const { return state_->descent; }
float Face::units_per_em() const { return state_->units_per_em; }
hb_font_t* Face::shaping_font() const { return state_->font; }

bool Face::has_glyph(char32_t code_point) const {
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(state_->font, code_point, &glyph) != 0;
}

namespace {

// Stripes that go on where the next mark begins.
Path missing_mark() {
  constexpr int stripes = 4;
  constexpr float period = Face::missing_advance / stripes;
  constexpr float width = 0.06f, lean = 0.2f, top = -0.54f, bottom = 0.02f;
  Path mark;
  for (int i = 0; i < stripes; ++i) {
    const float x = (static_cast<float>(i) + 0.5f) * period - (width + lean) / 2;
    mark.move_to({x, bottom});
    mark.line_to({x + width, bottom});
    mark.line_to({x + width + lean, top});
    mark.line_to({x + lean, top});
    mark.close();
  }
  return mark;
}

}  // namespace

Path Face::outline(std::uint16_t glyph) const {
  if (glyph == 0) return missing_mark();
  stbtt_vertex* vertices = nullptr;
  const int count = stbtt_GetGlyphShape(&state_->outlines, glyph, &vertices);
  const auto point = [&](int x, int y) {
    return Point{static_cast<float>(x) / state_->units_per_em,
                 static_cast<float>(-y) / state_->units_per_em};
  };
  Path path;
  for (int i = 0; i < count; ++i) {
    const stbtt_vertex& v = vertices[i];
    switch (v.type) {
      case STBTT_vmove:
        path.move_to(point(v.x, v.y));
        break;
      case STBTT_vline:
        path.line_to(point(v.x, v.y));
        break;
      case STBTT_vcurve:
        path.quadratic_to(point(v.cx, v.cy), point(v.x, v.y));
        break;
      case STBTT_vcubic:
        path.cubic_to(point(v.cx, v.cy), point(v.cx1, v.cy1), point(v.x, v.y));
        break;
      default:
        break;
    }
  }
  stbtt_FreeShape(&state_->outlines, vertices);
  return path;
}

bool Face::has_color() const { return !state_->palette.empty(); }

std::vector<ColorLayer> Face::color_layers(std::uint16_t glyph) const {
  unsigned count = hb_ot_color_glyph_get_layers(state_->face, glyph, 0, nullptr, nullptr);
  std::vector<hb_ot_color_layer_t> raw(count);
  hb_ot_color_glyph_get_layers(state_->face, glyph, 0, &count, raw.data());
  std::vector<ColorLayer> layers;
  for (const hb_ot_color_layer_t& layer : raw) {
    const bool known = layer.color_index < state_->palette.size();
    layers.push_back({static_cast<std::uint16_t>(layer.glyph),
                      known ? state_->palette[layer.color_index] : Color{}, !known});
  }
  return layers;
}

}  // namespace bedside::paint

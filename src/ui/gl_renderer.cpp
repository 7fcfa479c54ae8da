// Dear ImGui on WebGL 2, and nothing else: the state of the context is ours alone, so it is set
// once. The picture stays in the buffer between frames, and only damaged rectangles are cleared
// and drawn, with only the triangles that touch them.

#include <GLES3/gl3.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <vector>

#include "generated/shaders.h"
#include "host/canvas.h"
#include "imgui.h"
#include "imgui_internal.h"
#include "ui/damage.h"
#include "ui/renderer.h"

namespace bedside::ui {

namespace {

struct Picture {
  Bitmap pixels;  // kept to bring it back after a lost context
  GLuint name = 0;
};

// Device pixels from the top left.
struct PixelRect {
  int left = 0, top = 0, right = 0, bottom = 0;
  bool empty() const { return left >= right || top >= bottom; }
  bool operator==(const PixelRect&) const = default;
};

PixelRect intersect(const PixelRect& a, const PixelRect& b) {
  return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
          std::min(a.bottom, b.bottom)};
}

// Consecutive triangles with the same texture and scissor.
struct Batch {
  PixelRect scissor;
  GLuint texture = 0;
  GLint first = 0;
  GLsizei count = 0;
};

GLuint make_shader(GLenum kind, const char* source) {
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 1, &source, nullptr);
  glCompileShader(shader);
  return shader;
}

void upload(GLuint texture, int width, int x, int y, int part_width, int part_height,
            const void* pixels) {
  glBindTexture(GL_TEXTURE_2D, texture);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, width);
  const auto* first = static_cast<const std::uint8_t*>(pixels) + 4 * (std::size_t(y) * width + x);
  glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, part_width, part_height, GL_RGBA, GL_UNSIGNED_BYTE,
                  first);
}

GLuint make_texture(int width, int height, const void* pixels) {
  GLuint texture = 0;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
  return texture;
}

class GlRenderer final : public Renderer {
 public:
  GlRenderer() {
    if (host::open_canvas()) context_restored();
  }

  bool ready() const override { return ready_; }
  const DrawCounters& counters() const override { return counters_; }

  void context_lost() override { ready_ = false; }

  void context_restored() override {
    host::use_canvas();
    const GLuint program = glCreateProgram();
    glAttachShader(program, make_shader(GL_VERTEX_SHADER, shaders::ui_vert));
    glAttachShader(program, make_shader(GL_FRAGMENT_SHADER, shaders::ui_frag));
    glLinkProgram(program);
    glUseProgram(program);
    scale_place_ = glGetUniformLocation(program, "pixels_to_clip");
    GLuint array = 0, buffer = 0;
    glGenVertexArrays(1, &array);
    glBindVertexArray(array);
    glGenBuffers(1, &buffer);
    glBindBuffer(GL_ARRAY_BUFFER, buffer);
    const auto attribute = [](GLuint place, GLint size, GLenum type, std::size_t offset) {
      glEnableVertexAttribArray(place);
      glVertexAttribPointer(place, size, type, type == GL_UNSIGNED_BYTE, sizeof(ImDrawVert),
                            reinterpret_cast<const void*>(offset));
    };
    attribute(0, 2, GL_FLOAT, offsetof(ImDrawVert, pos));
    attribute(1, 2, GL_FLOAT, offsetof(ImDrawVert, uv));
    attribute(2, 4, GL_UNSIGNED_BYTE, offsetof(ImDrawVert, col));
    glEnable(GL_BLEND);
    glEnable(GL_SCISSOR_TEST);
    glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
    for (auto& [id, picture] : pictures_) picture.name = 0;
    // The atlas still has its pixels; only the texture is gone.
    if (ImGui::GetCurrentContext()) {
      for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
        if (texture->Status != ImTextureStatus_OK && texture->Status != ImTextureStatus_WantUpdates)
          continue;
        atlas_names_.erase(texture->GetTexID());
        texture->SetTexID(ImTextureID_Invalid);
        texture->SetStatus(ImTextureStatus_WantCreate);
      }
    }
    damage_.forget();
    width_ = 0;
    ready_ = true;
  }

  TextureId create(const Bitmap& pixels) override {
    const TextureId id = next_++;
    pictures_[id].pixels = pixels;
    return id;
  }

  void update(TextureId texture, const Bitmap& pixels, int x, int y, int width,
              int height) override {
    Picture& picture = pictures_.at(texture);
    if (picture.pixels.width != pixels.width || picture.pixels.height != pixels.height) {
      update(texture, pixels);
      return;
    }
    for (int row = y; row < y + height; ++row)
      std::copy_n(pixels.pixel(x, row), 4 * width, picture.pixels.pixel(x, row));
    if (picture.name && ready_)
      upload(picture.name, pixels.width, x, y, width, height, pixels.rgba.data());
    changes_.push_back({texture, Rect{float(x) / pixels.width, float(y) / pixels.height,
                                      float(width) / pixels.width, float(height) / pixels.height}});
  }

  void update(TextureId texture, const Bitmap& pixels) override {
    Picture& picture = pictures_.at(texture);
    picture.pixels = pixels;
    if (picture.name && ready_) glDeleteTextures(1, &picture.name);
    picture.name = 0;
    changes_.push_back({texture, Rect{0, 0, 1, 1}});
  }

  void destroy(TextureId texture) override {
    const auto found = pictures_.find(texture);
    if (found == pictures_.end()) return;
    if (found->second.name && ready_) glDeleteTextures(1, &found->second.name);
    pictures_.erase(found);
  }

  void draw(const ImDrawData& data, Color background) override {
    if (!ready_) return;
    if (data.Textures) {
      for (ImTextureData* texture : *data.Textures)
        if (texture->Status != ImTextureStatus_OK) update_atlas(*texture);
    }
    const int width = int(std::lround(data.DisplaySize.x * data.FramebufferScale.x));
    const int height = int(std::lround(data.DisplaySize.y * data.FramebufferScale.y));
    if (width <= 0 || height <= 0) return;
    if (width != width_ || height != height_ || background != background_ ||
        scale_ != data.FramebufferScale.x) {
      if (width != width_ || height != height_) host::resize_canvas(width, height);
      width_ = width, height_ = height, scale_ = data.FramebufferScale.x;
      background_ = background;
      glViewport(0, 0, width, height);
      glUniform2f(scale_place_, 2 / data.DisplaySize.x, -2 / data.DisplaySize.y);
      glClearColor(background.r / 255.0f, background.g / 255.0f, background.b / 255.0f, 1);
      damage_.forget();
    }
    const std::vector<Rect> dirty = damage_.update(data, changes_);
    changes_.clear();
    if (dirty.empty()) {
      ++counters_.unchanged;
      return;
    }
    paint(data, dirty);
  }

 private:
  void update_atlas(ImTextureData& texture) {
    if (texture.Status == ImTextureStatus_WantCreate) {
      const TextureId id = next_++;
      atlas_names_[id] = make_texture(texture.Width, texture.Height, texture.GetPixels());
      texture.SetTexID(id);
      texture.SetStatus(ImTextureStatus_OK);
    } else if (texture.Status == ImTextureStatus_WantUpdates) {
      for (const ImTextureRect& part : texture.Updates)
        upload(atlas_names_[texture.GetTexID()], texture.Width, part.x, part.y, part.w, part.h,
               texture.GetPixels());
      texture.SetStatus(ImTextureStatus_OK);
    } else if (texture.Status == ImTextureStatus_WantDestroy && texture.UnusedFrames > 0) {
      const auto found = atlas_names_.find(texture.GetTexID());
      if (found != atlas_names_.end()) {
        glDeleteTextures(1, &found->second);
        atlas_names_.erase(found);
      }
      texture.SetTexID(ImTextureID_Invalid);
      texture.SetStatus(ImTextureStatus_Destroyed);
    }
  }

  GLuint gl_name(TextureId id) {
    if (const auto atlas = atlas_names_.find(id); atlas != atlas_names_.end()) return atlas->second;
    const auto found = pictures_.find(id);
    if (found == pictures_.end()) return 0;
    Picture& picture = found->second;
    if (!picture.name)
      picture.name =
          make_texture(picture.pixels.width, picture.pixels.height, picture.pixels.rgba.data());
    return picture.name;
  }

  // Copies the triangles of `command` that touch `area` behind the vertices collected so far.
  void collect(const ImDrawList& list, const ImDrawCmd& command, const PixelRect& area) {
    const ImVec4& clip = command.ClipRect;
    const PixelRect scissor =
        intersect(area, {int(std::floor(clip.x * scale_)), int(std::floor(clip.y * scale_)),
                         int(std::ceil(clip.z * scale_)), int(std::ceil(clip.w * scale_))});
    if (scissor.empty()) return;
    const float left = scissor.left / scale_, top = scissor.top / scale_;
    const float right = scissor.right / scale_, bottom = scissor.bottom / scale_;
    const GLuint texture = gl_name(command.GetTexID());
    const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
    const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
    const std::size_t first = vertices_.size();
    for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
      const ImDrawVert& a = vertices[index[i]];
      const ImDrawVert& b = vertices[index[i + 1]];
      const ImDrawVert& c = vertices[index[i + 2]];
      if (std::max({a.pos.x, b.pos.x, c.pos.x}) < left ||
          std::max({a.pos.y, b.pos.y, c.pos.y}) < top ||
          std::min({a.pos.x, b.pos.x, c.pos.x}) > right ||
          std::min({a.pos.y, b.pos.y, c.pos.y}) > bottom)
        continue;
      vertices_.insert(vertices_.end(), {a, b, c});
    }
    const auto count = GLsizei(vertices_.size() - first);
    if (count == 0) return;
    if (!batches_.empty() && batches_.back().texture == texture &&
        batches_.back().scissor == scissor) {
      batches_.back().count += count;
    } else {
      batches_.push_back({scissor, texture, GLint(first), count});
    }
  }

  // Neighbouring tiles share no pixel, whatever the scale: a pixel drawn for two of them would
  // be blended twice.
  PixelRect whole_pixels(const Rect& area) const {
    return {int(area.x * scale_), int(area.y * scale_),
            std::min(width_, int(area.right() * scale_)),
            std::min(height_, int(area.bottom() * scale_))};
  }

  void scissor_to(const PixelRect& area) const {
    glScissor(area.left, height_ - area.bottom, area.right - area.left, area.bottom - area.top);
  }

  void paint(const ImDrawData& data, const std::vector<Rect>& dirty) {
    vertices_.clear();
    batches_.clear();
    for (const Rect& part : dirty) {
      const PixelRect area = whole_pixels(part);
      if (area.empty()) continue;
      scissor_to(area);
      glClear(GL_COLOR_BUFFER_BIT);
      counters_.pixels += std::uint64_t(area.right - area.left) * (area.bottom - area.top);
      for (const ImDrawList* list : data.CmdLists)
        for (const ImDrawCmd& command : list->CmdBuffer) collect(*list, command, area);
    }
    glBufferData(GL_ARRAY_BUFFER, GLsizeiptr(vertices_.size() * sizeof(ImDrawVert)),
                 vertices_.data(), GL_STREAM_DRAW);
    for (const Batch& batch : batches_) {
      scissor_to(batch.scissor);
      glBindTexture(GL_TEXTURE_2D, batch.texture);
      glDrawArrays(GL_TRIANGLES, batch.first, batch.count);
    }
    counters_.triangles += vertices_.size() / 3;
    ++counters_.pictures;
  }

  bool ready_ = false;
  int width_ = 0, height_ = 0;
  float scale_ = 1;
  Color background_;
  GLint scale_place_ = -1;
  TextureId next_ = 1;
  std::map<TextureId, Picture> pictures_;
  std::map<TextureId, GLuint> atlas_names_;
  std::vector<TextureChange> changes_;
  Damage damage_;
  DrawCounters counters_;
  std::vector<ImDrawVert> vertices_;
  std::vector<Batch> batches_;
};

}  // namespace

std::unique_ptr<Renderer> make_renderer() { return std::make_unique<GlRenderer>(); }

}  // namespace bedside::ui

#include <emscripten/html5.h>
#include <emscripten/html5_webgl.h>

#include "host/canvas.h"

namespace bedside::host {

namespace {

constexpr char canvas[] = "#canvas";
EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = 0;

}  // namespace

bool open_canvas() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = false;
  attributes.depth = false;
  attributes.stencil = false;
  attributes.antialias = false;
  attributes.preserveDrawingBuffer = true;
  attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
  context = emscripten_webgl_create_context(canvas, &attributes);
  return context > 0;
}

void use_canvas() { emscripten_webgl_make_context_current(context); }

void resize_canvas(int width, int height) {
  emscripten_set_canvas_element_size(canvas, width, height);
}

}  // namespace bedside::host

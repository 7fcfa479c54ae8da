#pragma once

// The page's one canvas, on which only ui/gl_renderer draws.
namespace bedside::host {

// Opens WebGL 2 on the canvas, without depth, stencil or smoothing, with a picture that stays
// between frames. False when this browser has none.
bool open_canvas();

// Makes the context that open_canvas opened the current one again, after it was lost and restored.
void use_canvas();

// In device pixels. Clears the picture.
void resize_canvas(int width, int height);

}  // namespace bedside::host

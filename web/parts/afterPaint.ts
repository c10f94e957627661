/** Calls back once the next frame is drawn. An effect alone is no promise of that: after a key it runs before the frame. @returns takes it back */
export function afterPaint(act: () => unknown): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(act);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

import { Button, Group } from '@mantine/core';
import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useWords } from '../words/useWords.ts';
import { HEIGHT, rounded, viewOf, WIDTH, type Point } from './view.ts';

interface Props {
  point: Point | null;
  /** Metres. */
  radius: number;
  /** Places that the text names, for orientation. */
  around: readonly (Point & { name: string })[];
  onMove: (point: Point) => void;
  onRadius: (metres: number) => void;
}

/** Heights of the drawing in degrees, from a town's surroundings to a continent's. */
const HEIGHTS = [0.2, 0.5, 1, 2.5, 6, 15, 40, 90];
const NOWHERE: Point = { lat: 33, lon: 44 };
/** An arrow key goes this part of the drawing's height; with shift five times as far. */
const STEP = 0.02;

/** Where an incident happened: a point that can be dragged or moved by the arrow keys, and the circle that it lies in. */
export function PlaceMap({ point, radius, around, onMove, onRadius }: Props) {
  const { say } = useWords();
  const [zoom, setZoom] = useState(3);
  const [middle, setMiddle] = useState(point ?? around[0] ?? NOWHERE);
  const svg = useRef<SVGSVGElement>(null);
  const [dragging, setDragging] = useState(false);
  const degrees = HEIGHTS[zoom] ?? 6;
  const inside = point && Math.abs(point.lat - middle.lat) < degrees * 0.45 && Math.abs(point.lon - middle.lon) < degrees * 0.7;
  // A point that was chosen elsewhere, or moved to the edge, comes back to the middle.
  if (point && !inside && !dragging && (point.lat !== middle.lat || point.lon !== middle.lon)) setMiddle(point);
  const view = useMemo(() => viewOf(middle, degrees), [middle, degrees]);

  const pointAt = (event: PointerEvent): Point | null => {
    const box = svg.current?.getBoundingClientRect();
    return box ? view.toPoint(((event.clientX - box.left) / box.width) * WIDTH, ((event.clientY - box.top) / box.height) * HEIGHT) : null;
  };
  const follow = (event: PointerEvent) => {
    const at = pointAt(event);
    if (at) onMove(at);
  };
  const onPointerDown = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragging(true);
    follow(event);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = point ?? middle;
    const step = degrees * STEP * (event.shiftKey ? 5 : 1);
    const moves: Record<string, Point> = {
      ArrowUp: { ...from, lat: from.lat + step }, ArrowDown: { ...from, lat: from.lat - step }, ArrowLeft: { ...from, lon: from.lon - step }, ArrowRight: { ...from, lon: from.lon + step },
    };
    const moved = moves[event.key];
    if (moved) onMove({ lat: rounded(moved.lat), lon: rounded(moved.lon) });
    else if (event.key === '+') onRadius(Math.round(Math.max(radius, 10) * 1.25));
    else if (event.key === '-') onRadius(Math.round(radius / 1.25));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="place-map">
      <svg ref={svg} className="map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} direction="ltr" aria-label={say('map.place')} role="group"
        onPointerDown={onPointerDown} onPointerMove={(event) => dragging && follow(event)} onPointerUp={() => setDragging(false)} onPointerCancel={() => setDragging(false)}>
        {view.outlines.map((outline, index) => <path key={index} d={outline} />)}
        {around.map((place) => {
          const [x, y] = view.toScreen(place);
          return <g key={place.name + String(x)} className="map-name"><circle cx={x} cy={y} r={2.5} /><text x={x + 5} y={y + 4}>{place.name}</text></g>;
        })}
        {point && <circle className="map-radius" cx={view.toScreen(point)[0]} cy={view.toScreen(point)[1]} r={view.length(point, radius)} />}
        {point && (
          <circle className="map-point" cx={view.toScreen(point)[0]} cy={view.toScreen(point)[1]} r={7} tabIndex={0} role="slider" aria-label={say('map.place')}
            aria-valuemin={-90} aria-valuemax={90} aria-valuenow={point.lat} aria-valuetext={say('map.point', { lat: point.lat, lon: point.lon, radius })} onKeyDown={onKeyDown} />
        )}
      </svg>
      <Group gap={6}>
        <Button size="compact-xs" variant="default" disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>{say('map.nearer')}</Button>
        <Button size="compact-xs" variant="default" disabled={zoom === HEIGHTS.length - 1} onClick={() => setZoom(zoom + 1)}>{say('map.farther')}</Button>
        {!point && <Button size="compact-xs" variant="default" onClick={() => onMove({ lat: rounded(middle.lat), lon: rounded(middle.lon) })}>{say('map.set')}</Button>}
      </Group>
      <p className="hint">{say('map.help')}</p>
    </div>
  );
}

import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import world from 'world-atlas/countries-50m.json' with { type: 'json' };

// The file is a topology of the countries by its package's own description; its type is not given there.
const topology = world as unknown as Topology<{ countries: GeometryCollection }>;

/** The countries' outlines, from data of the console's own: no tile is loaded from anywhere. */
export const countries = feature(topology, topology.objects.countries).features;

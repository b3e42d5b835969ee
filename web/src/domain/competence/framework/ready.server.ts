import * as v from 'valibot';
import { FrameworkFile } from './framework.ts';
import library from './ready/library.json' with { type: 'json' };

/** The frameworks that come with the product; a municipality takes them into use and words them its own way. */
export const readyFrameworks: readonly FrameworkFile[] = [library].map((file) =>
	v.parse(FrameworkFile, file),
);

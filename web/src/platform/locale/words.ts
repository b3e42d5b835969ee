import { createContext } from 'svelte';
import type { Translate } from './translate.ts';

/** `const t = words()` in a component; the root layout calls `setWords(t)` once. */
const [words, setWords] = createContext<Translate>();

export { setWords, words };

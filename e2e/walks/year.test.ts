import { walk } from './walk.ts';

walk((id) => /^\/\[tenant\]\/\(app\)\/(year|people)/.test(id));

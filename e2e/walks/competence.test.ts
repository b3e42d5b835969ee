import { walk } from './walk.ts';

walk((id) => /^\/\[tenant\]\/\(app\)\/(competence|radar)/.test(id));

import { timeLags } from '../lags/time-lags.ts';
import { multiMode } from '../modes/multi-mode.ts';
import type { Problem } from '../problem/problem.ts';
import { projectOf, type Project } from '../problem/project.ts';
import { multiSkill } from '../skills/multi-skill.ts';
import { withProof } from './combined.ts';
import type { MakespanSearch, Method } from './method.ts';
import { simple } from './simple.ts';
import { singleMode } from './single-mode.ts';

/** The first that supports a project is taken: the special before the general. */
const METHODS: readonly Method[] = [withProof(singleMode), timeLags, multiMode, multiSkill, simple];

/** Thrown when a problem of goal 'makespan' has something that no way of searching can handle. */
export class UnsupportedProject extends Error {
	constructor() {
		super('no method supports this combination of modes, skills, lags and calendars');
		this.name = 'UnsupportedProject';
	}
}

/** Begins the search for the shortest schedule of a valid problem. Throws UnsupportedProject. */
export function makespanSearch(problem: Problem, seed: number): MakespanSearch {
	return searchProject(projectOf(problem), seed);
}

/** As makespanSearch, of a project already compiled. */
export function searchProject(project: Project, seed: number): MakespanSearch {
	const method = METHODS.find((one) => one.supports(project));
	if (!method) throw new UnsupportedProject();
	return method.begin(project, seed);
}

import type { Request } from '../../domain/request.ts';
import { stagesOf } from '../../domain/stage.ts';
import type { StageOfRequest } from '../../domain/stage.ts';
import type { Words } from '../words.ts';

const MARKS: Readonly<Record<StageOfRequest['state'], string>> = { done: '✔', now: '●', ahead: '○' };

/** A stage in the shape the progress part of the templates takes. */
export interface ShownStage {
  readonly text: string;
  readonly weight: 'Default' | 'Bolder';
  readonly isSubtle: boolean;
}

/** What is behind and what is ahead, on a line that wraps on a phone; empty where there is no way ahead. */
export function shownStages({ say }: Words, request: Request): readonly ShownStage[] {
  return stagesOf(request).map(({ stage, state }, index) => ({
    text: `${index === 0 ? '' : '\u00A0\u00A0 '}${MARKS[state]}\u00A0${say(`progress.stage.${stage}`)}`,
    weight: state === 'now' ? 'Bolder' : 'Default',
    isSubtle: state === 'ahead',
  }));
}

import { z } from 'zod';
import { campaignLimits } from '../campaign/campaign.ts';
import { cleanLine, cleanText, cutText } from '../lib/clean-text.ts';
import { words } from '../words/words.ts';

/** The longest name and text of a template, in characters (UTF-16 units), and how many there can be. */
export const templateLimits = {
  nameLength: campaignLimits.nameLength,
  textLength: campaignLimits.textLength,
  count: 500,
} as const;

const templateFields = {
  name: z
    .string()
    .overwrite(cleanLine)
    .min(1, words.fields.templateName)
    .max(templateLimits.nameLength),
  /** Liquid merge fields allowed. */
  body: z.string().overwrite(cleanText).max(templateLimits.textLength),
};

/** What a person writes of a template. */
export const templateTextSchema = z.object(templateFields).readonly();
export type TemplateText = z.infer<typeof templateTextSchema>;

/** A text kept for reuse. */
export const savedTemplateSchema = z
  .object({
    id: z.int().positive(),
    ...templateFields,
    createdAt: z.int(),
    /** Rises with every saved change, so that it also says which version somebody has seen. */
    updatedAt: z.int(),
    /** When a draft was last written with it, in milliseconds since 1970; null for never. */
    usedAt: z.int().nullable(),
  })
  .readonly();
export type SavedTemplate = z.infer<typeof savedTemplateSchema>;

/** Whether two templates would have the same name: capitals do not matter. */
export function isSameTemplateName(one: string, other: string): boolean {
  return cleanLine(one).toLowerCase() === cleanLine(other).toLowerCase();
}

/** The name, or the name with the first number that makes it none of those that are taken. */
export function freeTemplateName(name: string, taken: readonly string[]): string {
  const wanted = cutText(cleanLine(name), templateLimits.nameLength);
  const isFree = (one: string) => taken.every((other) => !isSameTemplateName(one, other));
  if (isFree(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const end = ` (${number})`;
    const numbered = `${cutText(wanted, templateLimits.nameLength - end.length)}${end}`;
    if (isFree(numbered)) return numbered;
  }
}

import type { ClaimView, CodebookView } from '../../../session/views.ts'
import { t } from '../../../strings/strings.ts'
import type { SelectGroup, SelectOption } from '../../design/select.tsx'

/** The commitments by family; and the claim's own, where it is retired or the codebook does not know it. */
export function commitmentChoices(
  { groups, codes }: CodebookView,
  { fields, code }: Pick<ClaimView, 'fields' | 'code'>,
): readonly (SelectOption | SelectGroup)[] {
  const families = groups
    .map(({ id, label }) => ({
      label,
      options: codes.filter(({ group }) => group === id).map((each) => ({ value: each.code, label: each.label })),
    }))
    .filter(({ options }) => options.length > 0)
  if (codes.some((each) => each.code === fields.commitment)) return families
  const own = code === null ? t('claim.unknownCode', fields.commitment) : t('claim.retired', code.label)
  return [{ value: fields.commitment, label: own }, ...families]
}

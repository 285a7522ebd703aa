import { useQuery } from '@tanstack/react-query'
import { LANGUAGES, type Language } from '../../../platform/language.ts'

const files = import.meta.glob<Record<string, string>>('../../../i18n/*/traveller.json', {
  import: 'default',
})

/** What a traveller most likely reads, by nationality; English where nothing nearer is known. A guess that the officer can change. */
export function languageOf(nationality: string): Language {
  if (nationality === 'IRN' || nationality === 'AFG') return 'fa'
  if (nationality === 'AZE' || nationality === 'TUR') return 'az'
  return ['RUS', 'BLR', 'KAZ', 'KGZ', 'TJK', 'TKM', 'UZB', 'UKR', 'MDA', 'ARM', 'GEO'].includes(nationality)
    ? 'ru'
    : 'en'
}

/** The courteous sentences of all languages: fetched when the booth opens, so that they are there when the line is not. */
export function useTravellerWords(): Partial<Record<Language, Record<string, string>>> {
  const { data } = useQuery({
    queryKey: ['traveller-words'],
    queryFn: async () => {
      const loaded = await Promise.all(
        LANGUAGES.map(async lang => [lang, await files[`../../../i18n/${lang}/traveller.json`]?.()] as const),
      )
      return Object.fromEntries(loaded)
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data ?? {}
}

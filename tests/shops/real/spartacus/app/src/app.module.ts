// What `ng new` and `ng add @spartacus/schematics` write, with guests let in and its icons brought along.
import { HttpClientModule } from '@angular/common/http';
import { Component, NgModule } from '@angular/core';
import { BrowserModule } from '@angular/platform-browser';
import { EffectsModule } from '@ngrx/effects';
import { StoreModule } from '@ngrx/store';
import { translationChunksConfig, translations } from '@spartacus/assets';
import { provideConfig } from '@spartacus/core';
import {
  AppRoutingModule,
  BaseStorefrontModule,
  IconResourceType,
  defaultCmsContentProviders,
  layoutConfig,
  mediaConfig,
} from '@spartacus/storefront';

import { FeaturesModule } from './features.module';

/** Each feature adds its own settings to the type of all of them, which the compiler sees only where it is imported. */
const configured = (settings: object) => provideConfig(settings);

@Component({ selector: 'app-root', template: '<cx-storefront></cx-storefront>' })
export class AppComponent {}

@NgModule({
  declarations: [AppComponent],
  imports: [
    BrowserModule,
    HttpClientModule,
    AppRoutingModule,
    StoreModule.forRoot({}),
    EffectsModule.forRoot([]),
    FeaturesModule,
    BaseStorefrontModule,
  ],
  providers: [
    configured(layoutConfig),
    configured(mediaConfig),
    ...defaultCmsContentProviders,
    configured({
      context: { urlParameters: ['baseSite', 'language', 'currency'], baseSite: ['apparel-uk-spa'], currency: ['GBP'], language: ['en'] },
    }),
    configured({
      i18n: { resources: translations, chunks: translationChunksConfig, fallbackLang: 'en' },
    }),
    configured({ features: { level: '4.3' } }),
    configured({ checkout: { guest: true } }),
    configured({
      icon: { resources: [{ type: IconResourceType.LINK, url: '/fontawesome/css/all.css' }] },
    }),
  ],
  bootstrap: [AppComponent],
})
export class AppModule {}

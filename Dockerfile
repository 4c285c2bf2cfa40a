# The command `twin` in an image: twin serve runs a silo, twin send asks one. No tests run here.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY .editorconfig BannedSymbols.txt Directory.Build.props Directory.Packages.props global.json ./
COPY modifications modifications
COPY rules rules
COPY scenarios scenarios
COPY load load
COPY src src
RUN dotnet publish src/Twin.Cli/Twin.Cli.csproj --configuration Release --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
COPY --from=build /app /app
RUN mkdir /data && chown $APP_UID /data
USER $APP_UID
WORKDIR /data
# The command leaves code without a profile, for studies that last seconds; a silo lasts long enough to gain by one.
ENV DOTNET_TieredPGO=1
EXPOSE 8080 11111
ENTRYPOINT ["dotnet", "/app/twin.dll"]
